import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commit, composeWhole, compose, press, settled, type } from '../testing/hands.ts'
import { showWith, type Shown } from '../testing/shown.ts'
import type { Speller } from './spelling.ts'

let shown: Shown
let accepted: Set<string>
let language: string | null
let tell: () => void
let asked: string[]
beforeEach(() => {
  accepted = new Set()
  language = 'en'
  tell = () => {}
  asked = []
})
afterEach(() => shown.close())

/** Finds every word that begins with x. */
const speller: Speller = {
  language: () => language,
  unknown: async (_language, texts) =>
    texts.map(text => {
      asked.push(text)
      return [...text.matchAll(/\bx\w*/g)].map(({ 0: word, index }) => ({
        word,
        start: index,
        end: index + word.length,
      }))
    }),
  accepts: word => accepted.has(word),
  subscribe: listener => {
    tell = listener
    return () => {}
  },
}

const open = async (...lines: readonly string[]) => {
  shown = await showWith({ speller }, ...lines)
}
const lines = () => [...shown.host.querySelectorAll<SVGPathElement>('[data-misspelt]')]
const underlined = () => lines().map(line => line.dataset['misspelt'] ?? '')
const becomes = (...words: readonly string[]) => expect.poll(underlined).toEqual(words)

describe('spelling', () => {
  it('underlines unknown words of every mounted section, and changes neither the document nor its elements', async () => {
    await open('one xtwo|xthree', 'four xfive‸')
    const columns = () => [0, 1].map(number => shown.column('translation', number).innerHTML)
    const before = columns()
    await becomes('xtwo', 'xthree', 'xfive')
    expect(columns()).toEqual(before)
    expect(shown.changes).toEqual([])
  })

  it('judges the word at the caret only after the caret has left it', async () => {
    await open('‸|xtwo')
    await type('xone')
    await expect.poll(() => asked).toContain('xone')
    await becomes('xtwo')
    await type(' ')
    await expect.poll(() => underlined().toSorted()).toEqual(['xone', 'xtwo'])
  })

  it('keeps the underlines of a pair while it is edited before them', async () => {
    await open('‸one xtwo xthree|')
    await becomes('xtwo', 'xthree')
    await type('a "b" ')
    expect(underlined()).toEqual(['xtwo', 'xthree'])
  })

  it('follows undo, a mark’s redrawing, the reader’s words and the language', async () => {
    await open('xone ‸|')
    await becomes('xone')
    await type('xtwo ')
    await becomes('xone', 'xtwo')
    accepted.add('xone')
    tell()
    await becomes('xtwo')
    shown.spread.undo()
    await becomes()
    accepted.clear()
    tell()
    await becomes('xone')
    shown.editors[0]!.focus('translation', { pair: 0, offset: 2 })
    await expect.poll(() => shown.spread.spelling.atCaret()?.word).toBe('xone')
    language = 'fr'
    expect(shown.spread.spelling.atCaret()).toBeNull()
    language = null
    tell()
    await becomes()
  })

  it('keeps the line under its word while an input method composes before it', async () => {
    await open('one ‸ xtwo|')
    await becomes('xtwo')
    const [before] = lines()
    const { left } = before!.getBoundingClientRect()
    await compose('zhongguo')
    const word = () => {
      const text = shown.column('translation').querySelector('.words')!.firstChild!
      const range = document.createRange()
      range.setStart(text, 'one zhongguo '.length)
      range.setEnd(text, 'one zhongguo xtwo'.length)
      return range.getBoundingClientRect()
    }
    await expect
      .poll(() => Math.abs(lines()[0]!.getBoundingClientRect().left - word().left))
      .toBeLessThan(1.5)
    expect(shown.editors[0]!.views.get('translation')!.composing).toBe(true)
    expect(word().left).toBeGreaterThan(left + 20)
    await commit('中国')
  })

  it('leaves a composition alone and judges its words afterwards', async () => {
    await open('xone ‸|')
    await becomes('xone')
    await compose('xhong')
    const node = document.getSelection()?.anchorNode
    await compose('xhongguo')
    tell()
    await settled()
    expect(document.getSelection()?.anchorNode).toBe(node)
    expect(shown.line()).toBe('xone xhongguo‸|')
    await composeWhole('xhongguo', 'xword')
    await press('ArrowLeft', 'Control')
    await press('ArrowLeft', 'Control')
    await becomes('xone', 'xword')
  })

  it('takes the underlines of a section away with it', async () => {
    await open('xone‸', 'xtwo')
    await becomes('xone', 'xtwo')
    shown.editors[1]!.unmount()
    expect(underlined()).toEqual(['xone'])
  })

  it('replaces the word at the caret as one step of undo, and only there', async () => {
    await open('one xt‸wo three|')
    await becomes('xtwo')
    const found = shown.spread.spelling.atCaret()
    expect(found?.word).toBe('xtwo')
    found?.correct('two')
    expect(shown.line()).toBe('one two‸ three|')
    shown.spread.undo()
    expect(shown.editors[0]!.text('translation', 0)).toBe('one xtwo three')
    await press('Home')
    await settled()
    expect(shown.spread.spelling.atCaret()).toBeNull()
  })

  it('goes to the next word through all sections and round, and says when there is none', async () => {
    await open('one‸ xtwo|xthree', 'four', 'xfive')
    const gone: string[] = []
    for (let i = 0; i < 4; i++) {
      expect(await shown.spread.spelling.next()).toBe(true)
      gone.push(String(getSelection()))
    }
    expect(gone).toEqual(['xtwo', 'xthree', 'xfive', 'xtwo'])
    accepted = new Set(['xtwo', 'xthree', 'xfive'])
    expect(await shown.spread.spelling.next()).toBe(false)
  })

  it('leaves the caret where the reader has gone while the next word is sought', async () => {
    let answer = () => {}
    const waiting = new Promise<void>(resolve => (answer = resolve))
    const slow: Speller = {
      ...speller,
      async unknown(tag, texts) {
        await waiting
        return speller.unknown(tag, texts)
      },
    }
    shown = await showWith({ speller: slow }, 'one‸', 'two', 'xsix', 'ten')
    const next = shown.spread.spelling.next()
    await settled()
    shown.editors[3]!.focus('translation', { pair: 0, offset: 2 })
    answer()
    expect(await next).toBe(true)
    await settled()
    const { index, caret } = shown.spread.selection.where!
    expect(`${index}:${caret}`).toBe('3:2')
    expect(String(getSelection())).toBe('')
  })

  it('begins again for a second key when the first search is no longer wanted', async () => {
    await open('one‸', 'xtwo', 'three', 'xfour')
    const first = shown.spread.spelling.next()
    shown.editors[2]!.focus('translation', { pair: 0, offset: 1 })
    const second = shown.spread.spelling.next()
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect(String(getSelection())).toBe('xfour')
  })
})
