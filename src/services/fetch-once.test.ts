import { expect, it } from 'vitest'
import { fetchOnce } from './fetch-once.ts'

it('fetches once, and again only after a failure', async () => {
  let calls = 0
  const fetch = fetchOnce(async () => {
    if (++calls === 1) throw new Error('the disk is asleep')
    return calls
  })
  await expect(fetch()).rejects.toThrow('asleep')
  expect(await Promise.all([fetch(), fetch()])).toEqual([2, 2])
  expect(await fetch()).toBe(2)
})
