import { describe, expect, it } from 'vitest'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  developmentStyles,
  isForPaper,
  isSourceForPaper,
  paperDocument,
  paperHeaders,
  stylesOf,
} from './paper-page.ts'

const sheet = {
  title: '<script>&"',
  language: 'zh-Hans',
  width: 148,
  height: 210,
  styles: ['index-a1.css', 'paper-b2.css'],
}

describe('the printed document', () => {
  it('has its title, language, paper and style sheets, and the pages as they were sent', () => {
    const html = paperDocument(
      sheet,
      stylesOf(sheet),
      Buffer.from('<p>页</p>'),
      'nonce==',
    ).toString()
    expect(html).toContain('<html lang="zh-Hans" data-theme="light">')
    expect(html).toContain('<title>&lt;script>&amp;&quot;</title>')
    expect(html).toContain('<style nonce="nonce==">@page { size: 148mm 210mm; margin: 0 }</style>')
    expect(html).toContain('href="app://bundle/assets/index-a1.css"')
    expect(html).toContain('href="app://bundle/assets/paper-b2.css"')
    expect(html).toMatch(/<body class="on-paper">\n<p>页<\/p>\n<\/body>/)
  })

  it('has the style sheets of the sources in development', () => {
    const sources = resolve(import.meta.dirname, '../../../src')
    expect(developmentStyles.filter(path => !existsSync(resolve(sources, path)))).toEqual([])
    for (const path of developmentStyles)
      expect(isSourceForPaper(`app://bundle/${path}`)).toBe(true)
    expect(isSourceForPaper('app://bundle/main.tsx')).toBe(false)
    expect(isSourceForPaper('http://localhost/ui/styles/tokens.css')).toBe(false)
  })

  it('may run nothing, and loads only styles and faces of the build', () => {
    const policy = paperHeaders('abc')['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/script-src|connect-src|img-src|frame-src/)
    expect(policy).toContain("style-src-elem 'self' 'nonce-abc'")
  })

  it.each([
    ['app://bundle/assets/index-a1.css', true],
    ['app://bundle/assets/noto-x.woff2', true],
    ['app://bundle/assets/main-x.js', false],
    ['app://bundle/index.html', false],
    ['app://bundle/covers/book', false],
    ['app://other/assets/index-a1.css', false],
    ['file:///etc/passwd', false],
    ['https://example.org/assets/a.css', false],
  ])('may load %s: %s', (url, may) => {
    expect(isForPaper(url)).toBe(may)
  })
})
