/// <reference types="vite/client" />
import type { Side } from '#domain/anchor'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { clearPair } from './commands/clear-pair.ts'
import { toggleFormat } from './commands/toggle-format.ts'
import { chance } from './testing/chance.ts'
import {
  click,
  commit,
  compose,
  drop,
  paste,
  press,
  pressInMethod,
  settled,
  take,
  type Carried,
  type Held,
} from './testing/hands.ts'
import { highlight, names, printed, show, type Shown } from './testing/shown.ts'

// Acts at random as a reader, a cat and an input method could. VITE_SEED=… repeats a run.
const seed = Number(import.meta.env['VITE_SEED'] ?? Date.now() % 1_000_000)
const steps = 2000

const lines = ['one|two||four', 'five||seven', '|nine|ten|']
const pairs = lines.flatMap(line => line.split('|'))
let shown: Shown
let faults: string[]
const note = (event: ErrorEvent) => faults.push(event.message)

beforeEach(async () => {
  faults = []
  window.addEventListener('error', note)
  shown = await show(...lines)
  shown.spread.marks.setCategories([names])
  shown.spread.marks.set([
    ...pairs.map((_, index) => highlight('source', index, printed(index), index % 3, 6)),
    highlight('translation', 1, 'two', 0, 2),
    highlight('translation', 4, 'five', 1, 4),
  ])
  shown.editors[0]!.focus('translation', { pair: 0, offset: 0 })
})
afterEach(() => {
  window.removeEventListener('error', note)
  shown.close()
})

const columns = (side: Side) =>
  shown.editors.map((_, section) => [...shown.column(side, section).children])
const drawnNames = (side: Side) =>
  columns(side)
    .flat()
    .map(element => element.getAttribute('data-paragraph-id'))
const drawnPrint = () =>
  columns('source')
    .flat()
    .map(element => element.textContent)
const keptNames = () =>
  shown.editors.flatMap(editor =>
    editor.state('translation').doc.children.map(node => String(node.attrs['id'])),
  )
const keptPrint = () =>
  shown.editors.flatMap(editor => editor.state('source').doc.children.map(node => node.textContent))

const drawnTranslations = () => columns('translation').map(column => column.map(textOf))
const keptTranslations = () =>
  shown.editors.map(editor => editor.paragraphs.map((_, pair) => editor.text('translation', pair)))

const allNames = pairs.map((_, index) => `p${index}`)
const allPrint = pairs.map((_, index) => printed(index))

it(
  `${steps} random keys, compositions, cuts, pastes and drops change neither source nor pairs, and the page shows the state (seed ${seed})`,
  { timeout: 120_000 },
  async () => {
    const { below, of } = chance(seed)
    const point = () => ({ x: below(window.innerWidth), y: below(300) })
    const held = (): readonly Held[] =>
      of<readonly Held[]>([[], [], [], ['Shift'], ['Control'], ['Control', 'Shift']])
    const carried = (): Carried =>
      of<Carried>([
        { text: 'x' },
        { text: 'a\nb' },
        { text: 'a\n\nb\n\nc\n\nd\n\ne' },
        { html: '<p>a</p><p><b>b</b></p>' },
        { html: '<p data-paragraph-id="p0" data-side="translation">a</p>' },
        { html: shown.column('source').outerHTML },
        { html: '<ul><li>a</li><li>b<br>c</li></ul>', text: 'a b c' },
        { html: '<img src="data:,">' },
        { text: '' },
      ])
    const arrow = () => of(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])

    const acts: readonly [() => Promise<unknown> | void, ...(() => Promise<unknown> | void)[]] = [
      () => press(of(['a', 'b', ' ', '*', '^', 'X', '，'])),
      () => press(of(['a', 'b', '*', '你'])),
      () => press(of(['Backspace', 'Delete']), ...held()),
      () => press(of(['Backspace', 'Delete'])),
      () => press('Enter', ...of<readonly Held[]>([[], ['Shift']])),
      () => press(arrow(), ...held()),
      () => press(arrow(), 'Shift'),
      () => press(of(['a', 'x', 'c', 'v', 'z', 'y', 'b', 'i']), 'Control'),
      () => press(of(['Tab', 'Escape'])),
      () => click(point()),
      () => click(point(), 'Shift'),
      () => paste(carried()),
      () => void take(of(['cut', 'cut', 'copy'])),
      () => drop(carried(), point()),
      () => void shown.spread[of<'undo' | 'redo'>(['undo', 'redo'])](),
      () => void shown.spread.translations.setState(of(['empty', 'draft', 'done', 'check'])),
      () => void shown.spread.translations.run(of([clearPair, toggleFormat('strong')])),
      () => void shown.spread.navigation.go(below(pairs.length), of(['source', 'translation'])),
      () => {
        const { from, to } = { from: below(lines.length), to: below(4) }
        const side = of<Side>(['source', 'translation', 'translation'])
        shown.editors[from]!.focus(
          side,
          { pair: below(2), offset: below(4) },
          { pair: to, offset: below(6) },
        )
      },
      async () => {
        for (let i = 0; i <= below(4); i++) await compose('zhongguo'.slice(0, i + 1))
        await of([
          () => commit('中国'),
          () => commit('𠮷'),
          () => compose(''),
          () => press(arrow()),
          () => click(point()),
          () => pressInMethod('Enter'),
          () => Promise.resolve(shown.spread.translations.setState('check')),
        ])()
      },
    ]

    for (let step = 0; step < steps; step++) {
      const which = below(acts.length)
      await acts[which]!()
      const when = `after step ${step}, act ${which}`
      expect(drawnPrint(), when).toEqual(allPrint)
      expect(keptNames(), when).toEqual(allNames)
      expect(faults, when).toEqual([])
      if (step % 40 < 39) continue
      await commit('')
      await settled()
      expect(drawnTranslations(), when).toEqual(keptTranslations())
    }

    await commit('')
    document.body.focus()
    await settled()
    expect(keptPrint()).toEqual(allPrint)
    expect(drawnNames('source')).toEqual(allNames)
    expect(drawnNames('translation')).toEqual(allNames)
    expect(drawnTranslations()).toEqual(keptTranslations())
  },
)

/** A pair's text on the page, without ProseMirror's trailing line break. */
function textOf(pair: Element): string {
  const walker = document.createTreeWalker(pair)
  let text = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) text += node.data
    const isOurs = !(node instanceof Element && node.className.includes('ProseMirror-'))
    if (node.nodeName === 'BR' && isOurs) text += '\n'
  }
  return text
}
