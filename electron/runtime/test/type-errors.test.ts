import { expect, it } from 'vitest'
import { shortTypeErrors } from './type-errors.mjs'

/** What the compiler says at a use of labels of which one is missing. */
const atUse = (place: string, label: string) =>
  [
    `${place}: error TS2345: Argument of type '["${label}" | "kinds.term"]' is not assignable to parameter of type '[key: "about.build" | ... 2526 more ... | TemplateStringsArray]'.`,
    `  Type '["${label}" | "kinds.term"]' is not assignable to type '[key: "about.build" | ... 2526 more ... | TemplateStringsArray]'.`,
    `    Type '"${label}"' is not assignable to type '"about.build" | ... 2526 more ... | TemplateStringsArray'. Did you mean '"kinds.term"'?`,
  ].join('\n')

const ofSetting =
  "src/storage/setting-row.ts(37,7): error TS2741: Property 'quiet' is missing in type '{ }'."
const ofWords =
  "src/ui/notes/kind-words.tsx(60,13): error TS2322: Type 'string' is not assignable to type 'number'.\n  At the second line."

it('names each missing label once, before the other errors, which it keeps', () => {
  const output = [
    atUse('src/ui/notebook/kind-name.ts(7,24)', 'kinds.hunch'),
    ofSetting,
    atUse('src/ui/notes/bar/mark-bar-buttons.tsx(86,10)', 'kinds.hunch'),
    ofWords,
    atUse('src/ui/parts/action-button.tsx(39,34)', 'actions.hunch.make'),
  ].join('\n')
  expect(shortTypeErrors(output).split('\n')).toEqual([
    'src/i18n/locales/*.json: the label kinds.hunch is missing',
    'src/i18n/locales/*.json: the label actions.hunch.make is missing',
    ofSetting,
    ...ofWords.split('\n'),
  ])
})

it('cuts long lines, and says nothing of nothing', () => {
  const long = `src/a.ts(1,1): error TS2741: ${'x'.repeat(400)}`
  expect(shortTypeErrors(long)).toBe(`${long.slice(0, 300)}…`)
  expect(shortTypeErrors('')).toBe('')
})
