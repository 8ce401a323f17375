import fromHongKong from 'opencc-js/dict/HKVariantsRev'
import toTraditional from 'opencc-js/dict/STCharacters'
import fromTaiwan from 'opencc-js/dict/TWVariantsRev'
import toSimplified from 'opencc-js/dict/TSCharacters'
import { variantsOf, type Variants } from '#domain/search/variants'

/** Simplified and traditional characters, and the variants of Taiwan and Hong Kong, one to one. */
export const chineseVariants = (): Variants =>
  variantsOf([toTraditional, toSimplified, fromTaiwan, fromHongKong])
