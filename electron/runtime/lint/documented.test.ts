import { RuleTester } from 'oxlint/plugins-dev'
import { describe, it } from 'vitest'
import { documented } from './documented.mjs'

RuleTester.describe = describe
RuleTester.it = it

const lang = { languageOptions: { parserOptions: { lang: 'ts' } } } as const
const fine = (code: string) => ({ code, ...lang })
const bad = (code: string) => ({ code, errors: 1, ...lang })

const body = '{\n  return 1\n}'

new RuleTester().run('documented', documented, {
  valid: [
    `/** Returns one. */\nexport function a() ${body}`,
    `import { b } from './b.ts'\n\n/** Returns one. */\nexport const a = () => ${body}`,
    `/** One. */\nimport { b } from './b.ts'\n\nexport function a() ${body}`,
    'export const a = () =>\n  1',
    `function a() ${body}`,
    'export const a = {\n  b: 1,\n}',
    `export interface A {\n  a: number\n}`,
  ].map(fine),
  invalid: [
    `export function a() ${body}`,
    `export async function a() ${body}`,
    'export class A {\n  a = 1\n}',
    `export const a = () => ${body}`,
    `// One.\nexport function a() ${body}`,
    `/** One. */\n\nexport function b() ${body}\nexport function a() ${body}`,
  ].map(bad),
})
