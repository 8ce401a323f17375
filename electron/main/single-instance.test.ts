import type { App } from 'electron'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFirstInstance, onSecondInstance } from './single-instance.ts'

/** The data that a later start sends for `files`. */
function handed(files: readonly string[], link: string | null = null): unknown {
  const data: unknown[] = []
  const later: Pick<App, 'requestSingleInstanceLock'> = {
    requestSingleInstanceLock(given) {
      data.push(given)
      return false
    },
  }
  expect(isFirstInstance(later, { files, link })).toBe(false)
  return data[0]
}

/** The files that the first program opens when it receives `data`. */
const opened = (data: unknown): unknown[] => named(data).map(({ files }) => files)

/** What the first program opens when it receives `data`. */
function named(data: unknown) {
  const received: { readonly files: readonly string[]; readonly link: string | null }[] = []
  const first = {
    on(_name: string, listener: (...args: unknown[]) => void) {
      listener({}, ['program'], '/', data)
      return first
    },
  }
  onSecondInstance(first as unknown as Pick<App, 'on'>, one => received.push(one))
  return received
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

  it('a later start follows its link in the first program, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), link => {
        expect(named(handed(['/a.txt'], link))).toEqual([{ files: ['/a.txt'], link }])
      }),
    )
    expect(named(handed([]))).toEqual([{ files: [], link: null }])
  })

  it('a later start without a link sends what older programs understand', () => {
    expect(Object.keys(Object(handed(['/a.txt'])))).toEqual(['files'])
  })

  it('a later start shortens a link that is too long to be one', () => {
    const [{ link } = { link: null }] = named(handed([], `duizhao:book/${'b'.repeat(5_000_000)}`))
    expect(link).toHaveLength(2049)
  })

  it('a later start sends ASCII only', () => {
    expect(JSON.stringify(handed(['/书/甲.txt'], 'duizhao:山'))).toMatch(/^[\x20-\x7e]+$/)
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
    [{ files: sealed(['/a.txt']), link: 'duizhao:book/b' }],
    [{ files: sealed(['/a.txt']), link: null }],
    [{ files: sealed(['/'.repeat(4 * 1024 * 1024)]) }],
  ])('a later start that sends %j opens nothing', data => {
    expect(opened(data)).toEqual([[]])
  })
})
