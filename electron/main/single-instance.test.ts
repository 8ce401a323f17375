import type { App } from 'electron'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFirstInstance, onSecondInstance } from './single-instance.ts'

/** The data that a later start sends for `files`. */
function handed(files: readonly string[]): unknown {
  const data: unknown[] = []
  const later: Pick<App, 'requestSingleInstanceLock'> = {
    requestSingleInstanceLock(given) {
      data.push(given)
      return false
    },
  }
  expect(isFirstInstance(later, files)).toBe(false)
  return data[0]
}

/** The files that the first program opens when it receives `data`. */
function opened(data: unknown): unknown[] {
  const files: unknown[] = []
  const first = {
    on(_name: string, listener: (...args: unknown[]) => void) {
      listener({}, ['program'], '/', data)
      return first
    },
  }
  onSecondInstance(first as unknown as Pick<App, 'on'>, paths => files.push(paths))
  return files
}

describe('a later start', () => {
  it('a later start opens its files in the first program, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), files => {
        expect(opened(handed(files))).toEqual([files])
      }),
    )
  })

  it('a later start opens all its files, also thousands and those with long paths', () => {
    const files = Array.from({ length: 100_000 }, (_, i) => `/书/${i}.txt`)
    expect(opened(handed(files))).toEqual([files])
    const long = [`/${'长'.repeat(5000)}.txt`]
    expect(opened(handed(long))).toEqual([long])
  })

  it('a later start sends ASCII only', () => {
    expect(JSON.stringify(handed(['/书/甲.txt']))).toMatch(/^[\x20-\x7e]+$/)
  })

  const sealed = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
  it.each([
    [null],
    [undefined],
    ['/a.txt'],
    [{}],
    [{ files: '/a.txt' }],
    [{ files: ['/a.txt'] }],
    [{ files: sealed('/a.txt') }],
    [{ files: sealed([1]) }],
    [{ files: sealed(['/a.txt']).slice(0, -4) }],
    [{ files: sealed(['/a.txt']), run: 'x' }],
    [{ files: sealed(['/'.repeat(4 * 1024 * 1024)]) }],
  ])('a later start that sends %j opens nothing', data => {
    expect(opened(data)).toEqual([[]])
  })
})
