import { expect, it } from 'vitest'
import { windowTitle } from './window-title.ts'

it.each([
  ['names what is shown before the program', '红楼梦', '红楼梦 — Duizhao'],
  ['is one line', ' 论\n语\u0000\u202e\t序 ', '论 语 序 — Duizhao'],
  ['is cut where it is very long', '长'.repeat(121), `${'长'.repeat(120)}… — Duizhao`],
  ['does not cut a character in two', '𠮷'.repeat(121), `${'𠮷'.repeat(120)}… — Duizhao`],
  ['is the program alone where there is no name', ' \u200f ', 'Duizhao'],
])('a window’s title %s', (_, what, title) => {
  expect(windowTitle(what, 'Duizhao')).toBe(title)
})
