import { markColours, type MarkColour } from '#domain/annotation'

/** Each colour as chroma and hue. The theme sets the lightness. */
const hues: Readonly<Record<MarkColour, string>> = {
  amber: '0.13 85',
  green: '0.11 150',
  blue: '0.11 245',
  rose: '0.13 10',
  violet: '0.13 300',
  orange: '0.14 55',
  teal: '0.09 190',
  grey: '0 0',
}

const colours = markColours
  .map(
    name =>
      `.${name} { --line: oklch(var(--line-light) ${hues[name]}); --wash: oklch(var(--wash-light) ${hues[name]} / 0.45) }`,
  )
  .join('\n')

/** The style sheet of the page: light and dark, one column on narrow screens, and print. */
export const style = `
:root { color-scheme: light dark; --paper: #fbf9f4; --ink: #23201b; --quiet: #6b665d; --rule: #ded8cb; --line-light: 0.55; --wash-light: 0.86 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1a18; --ink: #e4dfd5; --quiet: #a09a8e; --rule: #3a3731; --line-light: 0.72; --wash-light: 0.45 }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 76rem; padding: 3rem clamp(1rem, 4vw, 3rem); background: var(--paper); color: var(--ink); font: 1.0625rem/1.7 Georgia, "Times New Roman", serif; overflow-wrap: break-word }
[lang|='zh'] { font-family: "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; line-height: 1.9; text-spacing-trim: trim-start; line-break: strict }
[lang|='zh-Hant'] { font-family: "Noto Serif TC", "Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", PMingLiU, serif }
header { margin-block-end: 3rem; border-block-end: 1px solid var(--rule) }
header h1 { margin: 0 0 0.5rem; font-size: 1.9rem; line-height: 1.4 }
header p { margin: 0 0 0.2rem }
header { padding-block-end: 1.2rem }
header p, .state, footer { color: var(--quiet); font-size: 0.9rem }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: clamp(1.5rem, 4vw, 3.5rem); margin-block-end: 1.1rem }
.pair.alone { grid-template-columns: minmax(0, 1fr) }
.pair > * > * { margin: 0 }
section { content-visibility: auto; margin-inline: -1rem; padding-inline: 1rem }
.pair.sides { position: sticky; z-index: 1; inset-block-start: 0; background: var(--paper); border-block-end: 1px solid var(--rule); color: var(--quiet); font-size: 0.85rem }
.heading { margin-block-start: 2.4rem; font-weight: 600 }
.heading :is(h2, h3, h4, h5, h6) { font-size: 1em }
.level-1 { font-size: 1.3rem }
.level-2 { font-size: 1.12rem }
.boxTitle, .boxBody { margin-inline-start: -0.8rem; padding-inline-start: calc(0.8rem - 3px); border-inline-start: 3px solid var(--rule) }
.boxTitle { font-weight: 600 }
.dateline, .marker, .caption { color: var(--quiet) }
.state { font-style: italic; font-weight: 400 }
mark { background: none; color: inherit }
.fill { background: var(--wash); border-radius: 2px }
.underline { border-block-end: 2px solid var(--line) }
.wave { text-decoration: underline wavy 1.5px var(--line); text-underline-offset: 0.22em }
.box { outline: 1.5px solid var(--line); border-radius: 2px }
.over-1 { padding-block-end: 0.2em }
.over-2 { padding-block-end: 0.4em }
.over-3 { padding-block-end: 0.6em }
${colours}
a { color: inherit; text-decoration-color: var(--quiet) }
header .book { text-decoration: none }
.pair { position: relative }
.place { color: var(--quiet); font: 0.7rem/1 system-ui, sans-serif; text-decoration: none }
.place::before { content: attr(data-number) }
.pair > .place { position: absolute; inset-inline-end: calc(100% + 0.8em); inset-block-start: 0.9em }
footer .place { margin-inline-start: 0.6em }
footer .place::before { content: '¶ ' attr(data-number) }
rt { color: var(--quiet); font-weight: 400 }
.reference { line-height: 0; font-family: system-ui, sans-serif; font-size: 0.65em; font-weight: 400 }
.reference a { padding-inline: 0.15em; text-decoration: none; color: var(--quiet) }
:target { outline: 2px solid var(--line, currentColor); outline-offset: 3px }
footer { margin-block-start: 3rem; border-block-start: 1px solid var(--rule) }
footer h2 { font-size: 1.1rem; color: var(--ink) }
footer li { margin-block-end: 0.9rem; color: var(--ink) }
footer li p { margin: 0.2rem 0 0 }
footer li li { margin-block-end: 0.2rem }
footer :is(h3, h4, h5) { margin: 0.6rem 0 0; font-size: 1rem }
footer blockquote { margin: 0.3rem 0 0; border-inline-start: 2px solid var(--rule); padding-inline-start: 0.7rem }
footer pre { margin: 0.3rem 0 0; white-space: pre-wrap; font-size: 0.85em }
.checks { padding-inline-start: 0; list-style: none }
.category { color: var(--quiet); font-size: 0.85rem }
.tags { color: var(--quiet); font-size: 0.85rem }
.tags bdi + bdi::before { content: '· ' }
.lost { list-style: none }
@media (min-width: 44.01rem) {
  body { padding-inline: max(4vw, 3.2rem) }
  section { margin-inline: -3rem; padding-inline: 3rem }
}
@media (max-width: 44rem) {
  .pair { grid-template-columns: minmax(0, 1fr); row-gap: 0.4rem; margin-block-end: 1.8rem }
  .sides, .pair > .place { display: none }
}
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --line-light: 0.55; --wash-light: 0.86 }
  section { content-visibility: visible }
  body { max-width: none; padding: 0; font-size: 10.5pt }
  mark { print-color-adjust: exact }
  .pair.sides { position: static }
  .pair { orphans: 2; widows: 2 }
  footer li { break-inside: avoid }
  .heading { break-after: avoid }
}
`
