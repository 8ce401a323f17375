/** What a key of a list looks like: see `order-key.ts`, which a start does not need. */

/** The key of what is alone in a list. */
export const firstKey = 'i00000'

/** The longest key that is made or accepted, in characters. */
export const longestKey = 120

const form = /^[1-9a-y][0-9a-z]{5}(?:[0-9a-z]*[1-9a-z])?$/

/** Whether `value` is a key of a list. */
export const isOrderKey = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestKey && form.test(value)
