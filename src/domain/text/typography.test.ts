import { describe, expect, it } from 'vitest'
import { typeset } from './typography.ts'

/** The text of a paragraph after `keys` were typed into it one by one. */
function typed(keys: string, language: string): string {
  let text = ''
  for (const key of keys) {
    const change = typeset(text, key, language)
    text = change ? text.slice(0, text.length - change.remove) + change.insert : text + key
  }
  return text
}

describe('typography', () => {
  it.each([
    ['en', `"Yes," he said, "it's 'so'."`, '“Yes,” he said, “it’s ‘so’.”'],
    ['en', `("a") ["b"] 'c'`, '(“a”) [“b”] ‘c’'],
    ['en', `"'Go!' he said"`, '“‘Go!’ he said”'],
    ['en', `"I was--" "--going"`, '“I was—” “—going”'],
    ['en', `the students' books, don't`, 'the students’ books, don’t'],
    ['en', `"中文"`, '“中文”'],
    ['en', `the '90s`, 'the ’90s'],
    ['en', 'a--b, a -- b', 'a—b, a — b'],
    ['en', '1911--1949', '1911–1949'],
    ['en', 'a---b', 'a—-b'],
    ['en', 'well... so.... a.b', 'well… so…. a.b'],
    ['en-US', `"a" -- 'b'`, '“a” — ‘b’'],
    ['en-GB', `'a "b" c' -- d--e`, '‘a “b” c’ – d—e'],
    ['en-GB', 'a ---', 'a —'],
    ['de', `"Ja", sagte er, "das 'Dao' ist's."`, '„Ja“, sagte er, „das ‚Dao‘ ist’s.“'],
    ['de', 'a -- b--c', 'a – b–c'],
    ['de-CH', `"a 'b' c"`, '«a ‹b› c»'],
    ['de-AT', '"a"', '„a“'],
    ['fr', `"l'homme" et "c"`, '«\u202fl’homme\u202f» et «\u202fc\u202f»'],
    ['fr', '"mot "', '«\u202fmot\u202f»'],
    ['fr', '--Oui -- non', '—Oui – non'],
    ['es', `"a 'b'"`, '“a ‘b’”'],
    ['ru', `"а 'б' в" -- г`, '«а „б“ в» — г'],
    ['it', `l'"uomo"`, 'l’“uomo”'],
    ['zh-Hans', `"a" -- b... it's`, `"a" -- b... it's`],
    ['ja', `"a" -- b...`, `"a" -- b...`],
    ['he', 'ארה"ב', 'ארה"ב'],
    ['tlh', '"a"', '"a"'],
  ])('in %s, the keys %j become %j', (language, keys, text) => {
    expect(typed(keys, language)).toBe(text)
  })
})
