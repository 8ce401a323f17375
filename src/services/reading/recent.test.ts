import { expect, it } from 'vitest'
import { recentAnswers } from './recent.ts'

function loader() {
  const loaded: string[] = []
  const dropped: string[] = []
  const of = (value: string) => ({
    load: async () => {
      loaded.push(value)
      return value
    },
    worthKeeping: (value: string) => value !== 'bad',
    dropped: (value: string) => void dropped.push(value),
  })
  return { loaded, dropped, of }
}

it('the value asked for longest ago is dropped', async () => {
  const { loaded, dropped, of } = loader()
  const values = recentAnswers<string>(2)
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await values.get(key, of(key))
  expect(loaded).toEqual(['a', 'b', 'c', 'b'])
  expect(dropped).toEqual(['b', 'c'])
})

it('two calls at the same time share one loading', async () => {
  const { loaded, of } = loader()
  const values = recentAnswers<string>(2)
  await Promise.all([values.get('a', of('a')), values.get('a', of('a'))])
  expect(loaded).toEqual(['a'])
})

it('a value that failed or was not worth keeping is loaded again', async () => {
  const { loaded, of } = loader()
  const values = recentAnswers<string>(2)
  await values.get('a', of('bad'))
  await values.get('a', of('bad'))
  const failing = { ...of('b'), load: () => Promise.reject(new Error('gone')) }
  await expect(values.get('b', failing)).rejects.toThrow('gone')
  expect(await values.get('b', of('b'))).toBe('b')
  expect(loaded).toEqual(['bad', 'bad', 'b'])
})
