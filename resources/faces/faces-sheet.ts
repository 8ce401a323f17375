/** A face as a style sheet declares it. */
export interface FaceRule {
  readonly family: string
  /** The name of the file without its ending. */
  readonly file: string
  readonly weight: string
  /** In the notation of CSS. What a face lacks within its range, the next family draws. */
  readonly range: string
}

/** Returns the style sheet that declares `rules`, whose files are beside it. */
export function facesSheet(writtenBy: string, rules: readonly FaceRule[]): string {
  return `/* Written by resources/${writtenBy}. */
/* stylelint-disable at-rule-descriptor-value-no-unknown -- it gives up in a long range */
${rules.map(writeRule).join('\n')}`
}

function writeRule({ family, file, weight, range }: FaceRule): string {
  return `@font-face {
  font-family: '${family}';
  font-style: normal;
  font-display: swap;
  font-weight: ${weight};
  src: url('./${file}.woff2') format('woff2');
  unicode-range: ${range};
}
`
}
