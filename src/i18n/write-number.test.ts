import { expect, it } from 'vitest'
import { languages } from './languages.ts'
import { writeNumber } from './write-number.ts'

const numbers = [0, 7, 999, 1000, 12345, 999_999, 1_000_000, -1234, 2 ** 53, 0.5, 1234.56, NaN]

it.each([...languages, { name: 'Deutsch', tag: 'de' }, { name: 'हिन्दी', tag: 'hi' }])(
  'numbers in $name are written as by Intl',
  ({ tag }) => {
    const intl = new Intl.NumberFormat(tag)
    expect(numbers.map(number => writeNumber(number, tag))).toEqual(
      numbers.map(number => intl.format(number)),
    )
    expect(writeNumber('22839', tag)).toBe(intl.format(22839))
  },
)
