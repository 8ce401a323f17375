import { afterEach, expect, it } from 'vitest'
import { settled } from '../testing/hands.ts'
import { show, type Shown } from '../testing/shown.ts'
import { WordKeys } from './word-keys.ts'

let shown: Shown
let ending: AbortController
afterEach(() => {
  ending.abort()
  shown.close()
})

/** The words of 第0段，中国𠮷航天。 */
const words = [0, 1, 2, 3, 4, 6, 8, 10, 11]

async function open(bounds: readonly number[] | null, ...lines: readonly string[]) {
  shown = await show(...lines)
  ending = new AbortController()
  const keys = new WordKeys({
    selection: shown.spread.selection,
    bounds: { now: () => bounds, soon: async () => bounds },
  })
  keys.follow(shown.host, ending.signal)
  return keys
}

const source = () => shown.editors[0]!
const range = () => {
  const { anchor, head } = source().state('source').selection
  return [anchor - 1, head - 1]
}

async function press(
  key: string,
  shiftKey = false,
  more: KeyboardEventInit = {},
  side: 'source' | 'translation' = 'source',
) {
  const mac = /Mac/.test(navigator.platform)
  const event = new KeyboardEvent('keydown', {
    key,
    shiftKey,
    ctrlKey: !mac,
    altKey: mac,
    bubbles: true,
    cancelable: true,
    ...more,
  })
  shown.column(side).dispatchEvent(event)
  await settled()
  return event.defaultPrevented
}

it('a key goes to the end of the next word, and back to the beginning of one', async () => {
  await open(words, '‸')
  source().focus('source', { pair: 0, offset: 4 })
  expect(await press('ArrowRight')).toBe(true)
  expect(range()).toEqual([6, 6])
  await press('ArrowRight')
  expect(range()).toEqual([8, 8])
  await press('ArrowLeft')
  await press('ArrowLeft')
  expect(range()).toEqual([4, 4])
})

it('with Shift the selection grows by words', async () => {
  await open(words, '‸')
  source().focus('source', { pair: 0, offset: 5 })
  await press('ArrowRight', true)
  await press('ArrowRight', true)
  expect(range()).toEqual([5, 8])
})

it('while the words are not known, and at the last word, the key is that of the engine', async () => {
  await open(null, '‸')
  source().focus('source', { pair: 0, offset: 4 })
  expect(await press('ArrowRight')).toBe(false)
  ending.abort()
  shown.close()
  await open(words, '‸')
  source().focus('source', { pair: 0, offset: 10 })
  expect(await press('ArrowRight')).toBe(false)
})

it('no key of an input method goes by words', async () => {
  await open(words, '‸')
  source().focus('source', { pair: 0, offset: 4 })
  expect(await press('ArrowRight', false, { isComposing: true })).toBe(false)
  expect(range()).toEqual([4, 4])
})

it('a double click selects the whole word of which a part is selected', async () => {
  const keys = await open(words, '‸')
  source().focus('source', { pair: 0, offset: 9 }, { pair: 0, offset: 10 })
  await keys.selectWord()
  expect(range()).toEqual([8, 10])
})

it('a translation in Chinese goes by words too', async () => {
  await open([0, 2, 4], '自由‸主义')
  await press('ArrowRight', false, {}, 'translation')
  expect(shown.line()).toBe('自由主义‸')
})

it('a text without Chinese goes by the words of the engine', async () => {
  await open([0, 2, 4], '‸free will')
  expect(await press('ArrowRight', false, {}, 'translation')).toBe(false)
})
