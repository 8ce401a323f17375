import { plain } from '#domain/rich-text'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNoteEditor } from './notes/note-editor.ts'
import { cutsAt } from './plugins/pieces.ts'
import { commit, compose, composeWhole, press, settled, take, type } from './testing/hands.ts'
import { show, type Shown } from './testing/shown.ts'

const ofLength = (times: number) => '天地玄黃宇宙洪荒日月盈昃'.repeat(times)
let long = ''

let shown: Shown
afterEach(() => shown.close())

/** The length of the longest text node in `place`. */
function longestText(place: Element): number {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  let longest = 0
  while (texts.nextNode()) longest = Math.max(longest, texts.currentNode.nodeValue?.length ?? 0)
  return longest
}

/** Shows the long paragraph with the caret `beyond` characters after its first cut. */
async function caretAtCut(beyond: number): Promise<number> {
  shown = await show(`${long}‸|two`)
  const editor = shown.editors[0]!
  const [cut = 0] = cutsAt(editor.state('translation'), 0)
  editor.focus('translation', { pair: 0, offset: cut + beyond })
  await settled()
  return cut + beyond
}

const withWords = (at: number, words: string, cursor = '‸') =>
  `${long.slice(0, at)}${words}${cursor}${long.slice(at)}|two`

describe.each([
  ['of a few pieces', 150],
  ['of many pieces', 500],
])('a long paragraph, %s,', (_how, times) => {
  beforeEach(() => {
    long = ofLength(times)
  })

  it('has short text nodes, in a translation and in a note', async () => {
    shown = await show(`${long}‸|two`)
    expect(longestText(shown.column('translation'))).toBeLessThanOrEqual(1000)
    const place = document.createElement('div')
    shown.host.append(place)
    const note = openNoteEditor(place, [plain(long)], {
      typography: () => null,
      speller: null,
      label: 'note',
      language: 'zh-Hans',
      onChange() {},
      onDone() {},
    })
    expect(longestText(place)).toBeLessThanOrEqual(1000)
    note.destroy()
  })

  it.each([
    ['before the cut', -1],
    ['at the cut', 0],
    ['after the cut', 1],
  ])('accepts typing, composition and deletion %s', async (_where, beyond) => {
    const at = await caretAtCut(beyond)
    await type('ab')
    expect(shown.line()).toBe(withWords(at, 'ab'))
    await composeWhole('zhong', '中')
    await settled()
    expect(shown.line()).toBe(withWords(at, 'ab中'))
    for (let i = 0; i < 4; i++) await press('Backspace')
    expect(shown.line()).toBe(`${long.slice(0, at - 1)}‸${long.slice(at)}|two`)
    expect(shown.column('translation').firstElementChild?.textContent).toBe(
      long.slice(0, at - 1) + long.slice(at),
    )
  })

  it.each([
    ['before the cut', -1],
    ['at the cut', 0],
    ['after the cut', 1],
  ])('does not disturb a composition %s', async (_where, beyond) => {
    const at = await caretAtCut(beyond)
    let ended = 0
    shown.column('translation').addEventListener('compositionend', () => ended++)
    for (const shownText of ['z', 'zh', 'zhong']) await compose(shownText)
    expect([ended, shown.editors[0]!.views.get('translation')!.composing]).toEqual([0, true])
    await commit('中')
    await settled()
    expect([ended, shown.line()]).toEqual([1, withWords(at, '中')])
  })

  it('lets the caret cross a cut character by character, and is copied whole', async () => {
    const at = await caretAtCut(-1)
    const state = () => shown.editors[0]!.caret('translation').offset
    await press('ArrowRight')
    await press('ArrowRight')
    await expect.poll(state).toBe(at + 2)
    await press('ArrowLeft')
    await expect.poll(state).toBe(at + 1)
    await press('a', 'Control')
    await settled()
    expect(take('copy').text).toBe(long)
  })
})

it('a paragraph that becomes long in a composition keeps it, and is cut at the next key', async () => {
  const almost = ofLength(83)
  shown = await show(`${almost}‸|two`)
  for (const words of ['z', 'zh', 'zhongguo']) await compose(words)
  expect(shown.editors[0]!.views.get('translation')!.composing).toBe(true)
  await commit('中國航天中國航天中國航天')
  await settled()
  expect(shown.line()).toBe(`${almost}中國航天中國航天中國航天‸|two`)
  await type('a')
  expect(longestText(shown.column('translation'))).toBeLessThan(600)
  expect(shown.line()).toBe(`${almost}中國航天中國航天中國航天a‸|two`)
})

it('a long paragraph can be emptied and filled again', async () => {
  shown = await show(`${ofLength(500)}‸|two`)
  await press('a', 'Control')
  await press('Backspace')
  await settled()
  expect(shown.line()).toBe('‸|two')
  await type('ab')
  await composeWhole('zhong', '中')
  await settled()
  expect(shown.line()).toBe('ab中‸|two')
})
