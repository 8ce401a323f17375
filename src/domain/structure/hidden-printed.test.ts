import { expect, it } from 'vitest'
import { paragraphId } from '../ids.ts'
import { hiddenPrinted } from './hidden-printed.ts'
import { changeAt } from './testing.ts'

const printed = ['天黑了。', '雨停了。他走了。', '没有人。'].map((text, i) => ({
  id: paragraphId(`p${i}`),
  kind: 'body' as const,
  text,
}))
const hide = (index: number) => changeAt(printed, index, 0, { kind: 'hidden' })
const join = (index: number) => changeAt(printed, index, 0, { begins: false })
const split = changeAt(printed, 1, 4, { begins: true })

it.each([
  ['nothing', [], []],
  ['a hidden paragraph', [hide(1)], ['p1']],
  ['one that is shown again', [{ ...hide(1), kind: null }], []],
  ['what is joined to a hidden one', [join(2), hide(1)], ['p1', 'p2']],
  ['a hidden one that is joined to one that is shown', [{ ...hide(1), begins: false }], []],
  ['one whose second part is shown', [hide(1), split], []],
  ['one whose parts are both hidden', [hide(1), { ...split, kind: 'hidden' as const }], ['p1']],
])('of %s the right printed paragraphs are hidden', (_name, rows, expected) => {
  expect([...hiddenPrinted(rows)]).toEqual(expected)
})
