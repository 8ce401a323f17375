import { RuleTester } from 'oxlint/plugins-dev'
import { describe, it } from 'vitest'
import { actionHandles } from './action-handles.mjs'

RuleTester.describe = describe
RuleTester.it = it

const lang = { languageOptions: { parserOptions: { lang: 'tsx' } } } as const
const fine = (code: string) => ({ code, ...lang })
const bad = (code: string) => ({ code, errors: 1, ...lang })

new RuleTester().run('action-handles', actionHandles, {
  valid: [
    'const a = <button type="button" data-action="note.show">{t("x")}</button>',
    'const a = <button data-action={action.name} />',
    'const a = <button {...props} />',
    'const a = <p role="status" />',
    'const a = <Row.Button />',
  ].map(fine),
  invalid: [
    'const a = <button type="button" onClick={again} />',
    'const a = <button data-act="note.show" />',
    'const a = <p><button /></p>',
  ].map(bad),
})
