import { RuleTester } from 'oxlint/plugins-dev'
import { describe, it } from 'vitest'
import { noTextInCode } from './no-text-in-code.mjs'

RuleTester.describe = describe
RuleTester.it = it

const lang = { languageOptions: { parserOptions: { lang: 'tsx' } } } as const
const fine = (code: string) => ({ code, ...lang })
const bad = (code: string) => ({ code, errors: 1, ...lang })

new RuleTester().run('no-text-in-code', noTextInCode, {
  valid: [
    "const a = <p>{t('library.title')}</p>",
    'const a = <p> · → 100 % </p>',
    'const a = <p className="quiet wide" data-side="source" />',
    'const a = <p aria-label={name} role="status" />',
    "const a = <p>{kind === 'note' ? <b /> : null}</p>",
    'const a = <p lang="zh-Hans">学而时习之</p>',
    "throw new Error('This must never happen')",
    "open('book.open')",
    "const wanted: 'source' | 'translation' = 'source'",
  ].map(fine),
  invalid: [
    'const a = <p>Save</p>',
    'const a = <p>保存</p>',
    'const a = <p title="Save" />',
    "const a = <p aria-label={'Save'} />",
    "const a = <p>{'Save'}</p>",
    'const a = <p>{`${count} notes`}</p>',
    "const a = <p>{open && 'open'}</p>",
    'const a = <p lang={language}>保存</p>',
    "toast('Could not save')",
    "const name = '对照'",
  ].map(bad),
})
