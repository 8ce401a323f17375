import { expect, it } from 'vitest'
import { variantsOf } from '../search/variants.ts'
import { chineseFold } from './fold.ts'

it('a character and its traditional form are one, though another way of writing it is longer', () => {
  const fold = chineseFold(variantsOf(['𧹒 買|買 买']))
  expect(fold('买')).toBe(fold('買'))
  expect(fold('𧹒')).toHaveLength(2)
})
