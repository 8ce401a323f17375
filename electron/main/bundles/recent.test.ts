import { describe, expect, it } from 'vitest'
import { recent } from './recent.ts'

describe('the cache of recent values', () => {
  const counting = () => {
    const made: string[] = []
    const make = (key: string) => async () => {
      made.push(key)
      return key
    }
    return { made, make }
  }

  it('makes a value once, even for two calls at once', async () => {
    const { made, make } = counting()
    const values = recent<string>(2)
    await Promise.all([values.get('a', make('a')), values.get('a', make('a'))])
    expect(made).toEqual(['a'])
  })

  it('forgets the value that was unused the longest', async () => {
    const { made, make } = counting()
    const values = recent<string>(2)
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await values.get(key, make(key))
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })

  it('makes a value again after a failure', async () => {
    const values = recent<string>(2)
    await expect(values.get('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(await values.get('a', async () => 'here')).toBe('here')
  })
})
