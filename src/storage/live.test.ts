import { expect, it } from 'vitest'
import { allCategories } from './categories.ts'
import { commit } from './commit.ts'
import { follow } from './live.ts'
import { builtInCategories } from './seed.ts'
import { memoryLibrary } from './testing.ts'

const [category] = builtInCategories as [(typeof builtInCategories)[number]]

it('answers now, and again when the rows change', async () => {
  const db = await memoryLibrary()
  const names: (string | null | undefined)[] = []
  let answered = Promise.withResolvers<void>()
  const stop = follow(
    () => allCategories(db),
    ({ rows }) => {
      names.push(rows[0]?.name)
      answered.resolve()
    },
    answered.reject,
  )
  await answered.promise
  answered = Promise.withResolvers()
  await commit(db, [{ table: 'categories', row: { ...category, name: 'Wort' } }], 1)
  await answered.promise
  expect(names).toEqual([null, 'Wort'])
  stop()
})

it('says when the answer fails', async () => {
  const fault = new Error('no answer')
  const failure = Promise.withResolvers<unknown>()
  follow(() => Promise.reject(fault), failure.reject, failure.resolve)
  expect(await failure.promise).toBe(fault)
})
