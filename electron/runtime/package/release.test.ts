import { describe, expect, it } from 'vitest'
import { linesAtSpaces, trialMark, trialNotice, trialReasons } from './release.mjs'

const found = { commit: 'd5fdeaa8', changes: '', engine: { electron: '40.1.0' }, pinned: '40.1.0' }
const release = (reasons: readonly string[]) => ({
  version: '0.1.0',
  commit: 'd5fdeaa8',
  time: 1_796_083_200,
  engine: { electron: '40.1.0', chrome: '', node: '', v8: '' },
  trialReasons: reasons,
})

describe('a build', () => {
  it.each([
    ['is a release if a commit is built with the pinned Electron', {}, []],
    [
      'is a trial build with another Electron',
      { engine: { electron: '33.2.1' } },
      ['It contains Electron 33.2.1 instead of 40.1.0.'],
    ],
    [
      'is a trial build outside a checkout',
      { commit: '' },
      ['It was built outside a git checkout.'],
    ],
    [
      'is a trial build of a changed checkout',
      { changes: ' M README.md' },
      ['It contains changes that are not committed.'],
    ],
  ])('%s', (_title, different, reasons) => {
    expect(trialReasons({ ...found, ...different })).toEqual(reasons)
  })

  it('has the day in its name only if it is a trial', () => {
    expect(trialMark(release([]), '~')).toBe('')
    expect(trialMark(release(['It is old.']), '~')).toBe('~trial20261201')
  })

  it('says why it is a trial', () => {
    expect(trialNotice(release([]))).toBe('')
    expect(trialNotice(release(['It is old.']))).toBe(
      'This is a trial build, made for tests and not for daily work. It is old.',
    )
  })
})

it('breaks a text at spaces, and never inside a word', () => {
  expect(linesAtSpaces('one two three', 7)).toEqual(['one two', 'three'])
  expect(linesAtSpaces('a long-word b', 3)).toEqual(['a', 'long-word', 'b'])
})
