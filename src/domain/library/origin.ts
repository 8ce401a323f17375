import type { Book } from '../book.ts'

/** Whether the origin of `book` has words to translate, and is not only an address. */
export const canTranslateOrigin = ({ provenance: { origin = '' } }: Book): boolean =>
  /\p{L}/u.test(origin.replaceAll(/\S+:\/\/\S+/g, ''))
