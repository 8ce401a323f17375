import { markColours } from '#domain/annotation'

/** A tint of each colour of marks, which light and dark pages both show. */
const tints: Readonly<Record<(typeof markColours)[number], string>> = {
  amber: '240, 180, 0',
  orange: '240, 120, 0',
  rose: '225, 60, 100',
  violet: '140, 90, 220',
  blue: '40, 120, 220',
  teal: '0, 150, 150',
  green: '60, 160, 60',
  grey: '128, 128, 128',
}

const colours = markColours
  .map(
    colour => `mark.${colour}{background-color:rgba(${tints[colour]},.25);text-decoration-color:rgb(${tints[colour]})}
mark.${colour}.box{outline-color:rgb(${tints[colour]})}`,
  )
  .join('\n')

export const epubStyle = `body{line-height:1.6}
.pair{margin:0 0 1em}
.pair>*{margin:0 0 .3em}
:lang(zh){line-height:1.8}
.quotation,.verse{margin-left:1.5em;margin-right:1.5em}
.caption,.dateline,.note{font-size:.9em}
mark{color:inherit;background-color:transparent}
${colours}
mark.underline,mark.wave,mark.box{background-color:transparent}
mark.underline{text-decoration-line:underline}
mark.wave{text-decoration-line:underline;text-decoration-style:wavy}
mark.box{outline:1px solid}
.reference{font-size:.7em;line-height:1}
.reference a{text-decoration:none}
aside,.notes{font-size:.9em}
@media (min-width:60em){
.pair{display:grid;grid-template-columns:1fr 1fr;column-gap:2em}
}
`
