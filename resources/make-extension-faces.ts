/**
 * Makes the faces in src/ui/styles/extension-faces: `npm run make-extension-faces`. They draw the
 * characters of the extensions of Unicode that Noto Serif lacks, and the sign for a character that
 * no face has. Extensions B to F are from Hanazono Mincho (GlyphWiki), what it lacks and the later
 * ones from BabelStone Han. Both are packages of Debian: the script needs `apt-get` and
 * `dpkg-deb`. It takes some minutes.
 */
import { execFileSync } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isIdeograph, unicodeRange } from './faces/characters.ts'
import { crossedBox } from './faces/crossed-box.ts'
import { coverage, remap } from './faces/remap.ts'
import { facesSheet, type FaceRule } from './faces/faces-sheet.ts'
import { withNotice } from './faces/notice.ts'

/** Large, and needed only here, so the program does not depend on them. */
const packages = ['subset-font@2.9.0', '@expo-google-fonts/noto-serif-sc@0.4.3']
const debian = ['fonts-hanazono=20170904-3', 'fonts-babelstone-han=16.0.1-1']
/** The Arphic Public License wants to know how and when a font was changed, in each file of it. */
const changes =
  'Changed for Duizhao on 2026-12-01: reduced to a part of its characters, without hints, layout and vertical metrics.'
const terms = 'Arphic Public License'
const target = resolve(import.meta.dirname, '../src/ui/styles/extension-faces')
/** A page with one rare character loads the file that has it: about 700 KB. */
const perFile = 0x1000
const beginning = 0x20000
const end = 0x40000
/**
 * Where the sign for a missing character may be needed: other scripts, private characters, and all
 * planes but the first. Latin and the common Chinese are not in it, so that text is not shaped with
 * this face first, and lines keep the height of the reading face.
 */
const missingRange = 'U+700-1cff, U+a4d0-abff, U+e000-f8ff, U+10000-10ffff'
/** Tables of layout, vertical text and names. */
const unused = ['BASE', 'GDEF', 'GPOS', 'GSUB', 'STAT', 'vhea', 'vmtx', 'VORG']

const folder = await mkdtemp(join(tmpdir(), 'duizhao-extension-faces-'))
try {
  await writeFile(join(folder, 'package.json'), '{}')
  execFileSync('npm', ['install', '--ignore-scripts', ...packages], { cwd: folder })
  execFileSync('apt-get', ['download', ...debian], { cwd: folder })
  execFileSync('sh', ['-c', 'for each in *.deb; do dpkg-deb -x "$each" debian; done'], {
    cwd: folder,
  })
  await rm(target, { recursive: true, force: true })
  await mkdir(target, { recursive: true })

  const need = createRequire(join(folder, 'package.json'))
  const subset: (font: Buffer, text: string, how: object) => Promise<Buffer> = need('subset-font')
  const convert: (font: Buffer, format: 'woff2') => Promise<Buffer> = need('fontverter').convert
  const serif =
    'node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'
  const noto = await readFile(join(folder, serif))
  const share = join(folder, 'debian/usr/share')
  const fontAt = async (path: string, ending: string, later: string) => {
    const font = await readFile(join(share, 'fonts/truetype', path))
    return {
      font,
      ending,
      changed: (reduced: Buffer) => (later === '' ? reduced : withNotice(reduced, later, terms)),
    }
  }
  const fonts = [
    await fontAt('hanazono/HanaMinB.ttf', '', ''),
    // It has the compatibility characters.
    await fontAt('hanazono/HanaMinA.ttf', '-more', ''),
    await fontAt('babelstone/BabelStoneHan.ttf', '-later', changes),
  ]

  const reduce = async (font: Buffer, points: readonly number[]) =>
    subset(font, String.fromCodePoint(...points), {
      targetFormat: 'truetype',
      noHinting: true,
      dropTables: unused,
    })
  const write = async (face: FaceRule, font: Buffer) => {
    const packed = await convert(font, 'woff2')
    await writeFile(join(target, `${face.file}.woff2`), packed)
    console.log(`${face.file}: ${packed.length} bytes`)
    return face
  }

  const rules: FaceRule[] = []
  const square = '□'.charCodeAt(0)
  const sign = crossedBox(noto, await reduce(noto, [square]))
  const weight = '200 900'
  rules.push(
    await write(
      { family: 'Missing Character', file: 'missing', weight, range: missingRange },
      sign,
    ),
  )

  const drawn = coverage(noto)
  for (const { font, ending, changed } of fonts) {
    const added = [...coverage(font)].filter(
      point => point >= beginning && point < end && isIdeograph(point) && !drawn.has(point),
    )
    for (const point of added) drawn.add(point)
    for (let from = beginning; from < end; from += perFile) {
      const kept = added.filter(point => point >= from && point < from + perFile)
      if (kept.length === 0) continue
      const face = {
        family: 'Chinese Extensions',
        file: `extension-${from.toString(16)}${ending}`,
        weight,
        range: unicodeRange(kept),
      }
      rules.push(await write(face, changed(remap(await reduce(font, kept), kept, new Map()))))
    }
  }
  const sheet = (of: (face: FaceRule) => boolean) =>
    facesSheet('make-extension-faces.ts', rules.filter(of))
  await writeFile(
    join(target, 'missing.css'),
    sheet(({ file }) => file === 'missing'),
  )
  await writeFile(
    join(target, 'extensions.css'),
    sheet(({ file }) => file !== 'missing'),
  )
  const licence = (of: string, name: string) =>
    copyFile(join(share, `doc/${of}/copyright`), join(target, name))
  await licence('fonts-hanazono', 'LICENSE')
  await licence('fonts-babelstone-han', 'LICENSE-BabelStone')
} finally {
  await rm(folder, { recursive: true, force: true })
}
