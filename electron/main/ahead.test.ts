import { expect, it } from 'vitest'
import { ahead } from './ahead.ts'

it('asks before the first call, which gets that result', async () => {
  let asked = 0
  const ask = ahead(async () => ++asked)
  expect(asked).toBe(1)
  expect(await ask()).toBe(1)
  expect(asked).toBe(1)
  expect(await ask()).toBe(2)
})

it('rejects the first call if asking failed, and asks again for the next', async () => {
  let asked = 0
  const ask = ahead(async () => {
    if (++asked === 1) throw new Error('no')
    return asked
  })
  await expect(ask()).rejects.toThrow('no')
  expect(await ask()).toBe(2)
})
