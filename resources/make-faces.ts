/**
 * Makes the Chinese faces in src/ui/styles/faces: `npm run make-faces`. They come from the full
 * fonts of Google, which the packages of Fontsource have only in a hundred slices. The same
 * packages give the same bytes. It takes some minutes.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { otherScript, type Script } from '#services/reading/other-script'
import {
  commonCharacters,
  dashes,
  drawnAsPunctuation,
  halfWidth,
  latin,
  isIdeograph,
  isSignOrLetter,
  lessCommonCharacters,
  punctuation,
  rareParts,
  unicodeRange,
  writeSpan,
  type Region,
} from './faces/characters.ts'
import { coverage, remap } from './faces/remap.ts'
import { facesSheet, type FaceRule } from './faces/faces-sheet.ts'

/** Large, and needed only here, so the program does not depend on them. */
const packages = [
  'subset-font@2.9.0',
  '@expo-google-fonts/noto-serif-sc@0.4.3',
  '@expo-google-fonts/noto-serif-tc@0.4.4',
]
const root = resolve(import.meta.dirname, '..')
const target = join(root, 'src/ui/styles/faces')
const regions: readonly Region[] = ['SC', 'TC']
const weights = { regular: '400', bold: '600' } as const
type Weight = keyof typeof weights
const scriptNames: Readonly<Record<Script, string>> = {
  traditional: 'Traditional',
  simplified: 'Simplified',
}
/** Up to here Noto Serif SC has every character. */
const lastCovered = 0x9fff
/** What spacing and dashes need. Other features would bring glyphs of other characters. */
const spacing = ['ccmp', 'locl', 'halt', 'chws']
/** Tables that only those features or vertical text need. */
const layout = ['BASE', 'GDEF', 'GPOS', 'GSUB', 'STAT', 'vhea', 'vmtx']

interface Source {
  readonly font: Buffer
  readonly covers: ReadonlySet<number>
}

interface Face extends FaceRule {
  readonly source: Source
  readonly kept: readonly number[]
  readonly drawnAs?: ReadonlyMap<number, number>
  /** The features of the font that the face keeps. */
  readonly features?: readonly string[]
  /** The family that draws half-width signs full-width, from the same file. */
  readonly wideFamily?: string
}

interface Tools {
  readonly subset: (font: Buffer, text: string, how: object) => Promise<Buffer>
  readonly convert: (font: Buffer, format: 'truetype' | 'woff2') => Promise<Buffer>
  readonly source: (region: Region, weight: Weight) => Promise<Source>
}

function toolsIn(place: string): Tools {
  const need = createRequire(join(place, 'package.json'))
  const style = { regular: '400Regular', bold: '600SemiBold' } as const
  return {
    subset: need('subset-font'),
    convert: need('fontverter').convert,
    async source(region, weight) {
      const name = `NotoSerif${region}_${style[weight]}.ttf`
      const packed = `@expo-google-fonts/noto-serif-${region.toLowerCase()}`
      const font = await readFile(join(place, 'node_modules', packed, style[weight], name))
      return { font, covers: coverage(font) }
    },
  }
}

async function punctuationFaces({ source }: Tools): Promise<Face[]> {
  const faces: Face[] = []
  for (const region of regions)
    for (const weight of ['regular', 'bold'] as const) {
      const full = await source(region, weight)
      faces.push({
        family: `Chinese Punctuation ${region}`,
        file: `punctuation-${region}-${weights[weight]}`,
        weight: weight === 'regular' ? '200 500' : '501 900',
        source: full,
        kept: punctuation.filter(point => full.covers.has(point)),
        range: unicodeRange(punctuation),
        drawnAs: drawnAsPunctuation,
        features: spacing,
        wideFamily: `Chinese Wide Punctuation ${region}`,
      })
    }
  return faces
}

/**
 * Nearly all of running text in one file, punctuation included. Text that changes its file every
 * few characters is drawn in pieces, which takes twice as long.
 */
async function commonFaces({ source }: Tools): Promise<Face[]> {
  const faces: Face[] = []
  for (const region of regions)
    for (const weight of ['regular', 'bold'] as const) {
      const full = await source(region, weight)
      const kept = [...latin, ...punctuation, ...commonCharacters(region)]
      faces.push({
        family: `Noto Serif ${region} Common`,
        file: `common-${region}-${weights[weight]}`,
        weight: weight === 'regular' ? '200 500' : '501 900',
        source: full,
        kept: kept.filter(point => full.covers.has(point)),
        range: `${unicodeRange([...latin, ...punctuation])}, U+4e00-9fff`,
        drawnAs: dashes,
        features: [...spacing, 'kern'],
      })
    }
  return faces
}

/** What the slices of Fontsource lack, in one weight; the engine makes it bold in a heading. */
async function rareFaces(tools: Tools): Promise<Face[]> {
  const faces: Face[] = []
  for (const region of regions) {
    const source = await tools.source(region, 'regular')
    const sliced = await coverageOfSlices(region, tools)
    const rare = [...source.covers].filter(point => isIdeograph(point) && !sliced.has(point))
    rareParts[region].forEach(({ from, to }, index) =>
      faces.push({
        family: `Noto Serif ${region} Rare`,
        file: `rare-${region}-${index + 1}`,
        weight: weights.regular,
        source,
        kept: rare.filter(point => point >= from && point <= to),
        // Exact where no later face has all of the span, which would leave a blank for the others.
        range:
          to > lastCovered
            ? unicodeRange(rare.filter(point => point >= from && point <= to))
            : writeSpan({ from, to }),
      }),
    )
  }
  return faces
}

/**
 * Signs and less common characters, for paper: Chromium writes the variable faces of the slices
 * into a PDF in a form that programs copy no whole lines of.
 */
async function paperFaces({ source }: Tools): Promise<Face[]> {
  const faces: Face[] = []
  for (const region of regions)
    for (const weight of ['regular', 'bold'] as const) {
      const full = await source(region, weight)
      const others = new Set([...latin, ...punctuation])
      const signs = [...full.covers].filter(point => isSignOrLetter(point) && !others.has(point))
      faces.push({
        family: `Noto Serif ${region} Paper`,
        file: `paper-${region}-${weights[weight]}`,
        weight: weight === 'regular' ? '200 500' : '501 900',
        source: full,
        kept: [...signs, ...lessCommonCharacters(region).filter(point => full.covers.has(point))],
        range: `${unicodeRange(signs)}, U+4e00-9fff`,
      })
    }
  return faces
}

async function coverageOfSlices(region: Region, { convert }: Tools): Promise<Set<number>> {
  const slices = join(
    root,
    `node_modules/@fontsource-variable/noto-serif-${region.toLowerCase()}/files`,
  )
  const all = new Set<number>()
  for (const name of await readdir(slices)) {
    if (!name.endsWith('-wght-normal.woff2')) continue
    const slice = await convert(await readFile(join(slices, name)), 'truetype')
    for (const point of coverage(slice)) all.add(point)
  }
  return all
}

async function scriptFaces({ source }: Tools): Promise<Face[]> {
  const faces: Face[] = []
  for (const [script, region] of [
    ['traditional', 'TC'],
    ['simplified', 'SC'],
  ] as const) {
    const { first, others } = otherScript(script)
    const forms = [first, ...[0, 1, 2].map(index => formsAt(others, index))]
    for (const weight of ['regular', 'bold'] as const) {
      const full = await source(region, weight)
      forms.forEach((form, index) => {
        const drawnAs = drawable(form, full)
        if (drawnAs.size === 0) return
        faces.push({
          family: `${scriptNames[script]} Forms${index === 0 ? '' : ` ${index + 1}`}`,
          file: `${script}-${index + 1}-${weights[weight]}`,
          weight: weight === 'regular' ? '200 500' : '501 900',
          source: full,
          kept: [],
          range: 'U+3400-9fff, U+20000-323af',
          drawnAs,
        })
      })
    }
  }
  return faces
}

function formsAt(
  others: ReadonlyMap<string, readonly string[]>,
  index: number,
): Map<string, string> {
  const forms = new Map<string, string>()
  for (const [character, all] of others) {
    const form = all[index]
    if (form !== undefined) forms.set(character, form)
  }
  return forms
}

function drawable(forms: ReadonlyMap<string, string>, { covers }: Source): Map<number, number> {
  const points = new Map<number, number>()
  for (const [from, to] of forms) {
    const [point, other] = [from.codePointAt(0), to.codePointAt(0)]
    if (point !== undefined && other !== undefined && covers.has(other)) points.set(point, other)
  }
  return points
}

async function writeFace(face: Face, { subset, convert }: Tools): Promise<void> {
  const { source, kept, drawnAs = new Map<number, number>(), features = [] } = face
  const text = String.fromCodePoint(...new Set([...kept, ...drawnAs.values()]))
  const font = await subset(source.font, text, {
    targetFormat: 'truetype',
    noHinting: true,
    keepFeatures: features,
    ...(features.length === 0 && { dropTables: layout }),
  })
  const packed = await convert(remap(font, kept, drawnAs), 'woff2')
  await writeFile(join(target, `${face.file}.woff2`), packed)
  console.log(`${face.file}: ${kept.length + drawnAs.size} characters, ${packed.length} bytes`)
}

const wide = ({ wideFamily, ...face }: Face): Face[] =>
  wideFamily === undefined
    ? []
    : [{ ...face, family: wideFamily, range: unicodeRange([...halfWidth, ...punctuation]) }]

const folder = await mkdtemp(join(tmpdir(), 'duizhao-faces-'))
try {
  await writeFile(join(folder, 'package.json'), '{}')
  execFileSync('npm', ['install', '--ignore-scripts', ...packages], { cwd: folder })
  const tools = toolsIn(folder)
  await rm(target, { recursive: true, force: true })
  await mkdir(target, { recursive: true })
  const [common, forms] = [
    [
      ...(await punctuationFaces(tools)),
      ...(await commonFaces(tools)),
      ...(await rareFaces(tools)),
    ],
    await scriptFaces(tools),
  ]
  const paper = await paperFaces(tools)
  for (const face of [...common, ...forms, ...paper]) await writeFace(face, tools)
  const of = (region: Region) => common.filter(({ family }) => family.includes(` ${region}`))
  const write = async (name: string, faces: readonly Face[]) =>
    writeFile(
      join(target, name),
      facesSheet(
        'make-faces.ts',
        faces.flatMap(face => [face, ...wide(face)]),
      ),
    )
  await write('mainland.css', of('SC'))
  await write('taiwan.css', of('TC'))
  await write('forms.css', forms)
  await write('paper.css', paper)
  const licence = join(folder, 'node_modules/@expo-google-fonts/noto-serif-sc/LICENSE_FONT')
  await writeFile(join(target, 'LICENSE'), await readFile(licence))
} finally {
  await rm(folder, { recursive: true, force: true })
}
