import { expect, it } from 'vitest'
import { variantsOf } from '../search/variants.ts'
import { chineseFold } from './fold.ts'

it('a character and its traditional form are one, though another way of writing it is longer', () => {
  const fold = chineseFold(variantsOf(['买 買|買 𧹒']))
  expect(fold('买')).toBe(fold('買'))
  expect(fold('𧹒')).toHaveLength(2)
})
