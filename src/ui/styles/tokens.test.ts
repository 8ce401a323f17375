import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markColours } from '#domain/annotation'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The colours of the block that begins with `selector`, over those of `under`. */
function colours(selector: string, under: Readonly<Record<string, string>> = {}) {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('\n  }', start))
  const found = [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)]
  return { ...under, ...Object.fromEntries(found.map(match => [match[1]!, match[2]!])) }
}

const light = colours(':root')
const themes = {
  light,
  sepia: colours(":root[data-theme='sepia']", light),
  dark: colours(":root[data-theme='dark']", light),
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (bright! + 0.05) / (dark! + 0.05)
}

const text = [
  ...['paper', 'raised', 'wash', 'selection'].map(ground => ['ink', ground] as const),
  ...['paper', 'raised', 'wash'].map(ground => ['muted', ground] as const),
  ...['paper', 'wash'].map(ground => ['accent', ground] as const),
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-strong'] as const,
  ['paper', 'ink'] as const,
  ...markColours.map(colour => ['ink', `mark-${colour}-fill`] as const),
  ['ink', 'hit'] as const,
  ...['straw', 'ash', 'celadon', 'moon', 'clay', 'label'].map(
    paper => ['ink', `cover-${paper}`] as const,
  ),
]
const shapes = [
  ...['edge', 'focus', 'accent', 'state-done', 'state-draft'].map(
    shape => [shape, 'paper'] as const,
  ),
  ...markColours.map(colour => [`mark-${colour}-line`, 'paper'] as const),
  ['hit-line', 'paper'] as const,
]

describe.each(Object.entries(themes))('%s', (_name, theme) => {
  const of = (name: string) => theme[name as keyof typeof theme] ?? expect.fail(`no colour ${name}`)

  it.each(text)('lets %s be read on %s', (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(shapes)('lets %s be seen on %s', (shape, ground) => {
    expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3)
  })
})

it('only readings and glosses have the Latin face whatever their language', () => {
  const top = join(import.meta.dirname, '..')
  const users = globSync('**/*.css', { cwd: top }).filter(file =>
    readFileSync(join(top, file), 'utf8').includes('var(--face-latin)'),
  )
  // Other words take `--face-words`, which has Chinese in the forms of its own language.
  expect(users.map(file => basename(file)).toSorted()).toEqual([
    'drawn.css',
    'kinds.css',
    'tokens.css',
  ])
})

it('words on a filled mark have the ink whose contrast is tested', () => {
  const styles = readFileSync(join(import.meta.dirname, 'marks.css'), 'utf8')
  const [, fill] = /\[data-mark-shape='fill'\] \{([^}]*)\}/.exec(styles) ?? []
  expect(fill).toContain('color: var(--ink)')
})
