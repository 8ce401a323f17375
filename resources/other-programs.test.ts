/**
 * Programs that are not ours open what is exported, and find the same counts. Debian has them: the
 * set-up for tests installs epubcheck, libxml2-utils and translate-toolkit where it may. OmegaT and
 * the schemas of XLIFF, which bring PHP, are tried only if they are there. The Schematron of XLIFF
 * 2.1 is in no package: `xliff2-rules.test.ts` has its rules.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { NoteParagraph } from '#domain/notes/block'
import { plain } from '#domain/rich-text'
import type { TranslationText } from '#domain/translation'
import { decodeChapter, decodeManifest } from '#formats/bundle'
import type { Exporter, Project } from '#formats/export/exporter'
import { exporters } from '#formats/export/index'
import { bytesWritten } from '#formats/export/written-testing'
import { sampleLabels, sampleProject } from '#formats/fixtures/sample-project'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
/** Java starts slowly on a busy machine. In milliseconds. */
const patience = 240_000
const folder = await mkdtemp(join(tmpdir(), 'duizhao-others-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const bundle = new URL('./books/white-paper/', import.meta.url)
let project: Project = sampleProject

beforeAll(async () => {
  const read = async (path: string) => new Uint8Array(await readFile(new URL(path, bundle)))
  const manifest = decodeManifest(await read('manifest.json'))
  if (!manifest.ok) throw new Error(manifest.fault.code)
  const book = manifest.value
  const chapters = await Promise.all(
    book.chapters.map(async ({ file }) => {
      const decoded = decodeChapter(await read(file))
      if (!decoded.ok) throw new Error(decoded.fault.code)
      return decoded.value
    }),
  )
  const translations = chapters.flat().map(({ id }, i): [typeof id, TranslationText] => {
    const text = `Paragraph ${i + 1} <&> “said”.`
    const spans = [{ format: 'strong' as const, start: 0, end: 9 }]
    return [id, { content: { text, spans }, state: i % 2 === 0 ? 'done' : 'check' }]
  })
  project = {
    ...sampleProject,
    book,
    chapters,
    translations: new Map(translations.filter((_, i) => i % 6 !== 5)),
    annotations: [],
  }
})

/** The programs that were found, and what to install for each other one. */
const has = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some(path => existsSync(join(path, command)))
const omegat = '/usr/share/omegat/OmegaT.jar'
const toolkit = existsSync('/usr/lib/python3/dist-packages/translate')
const title = (isThere: boolean, name: string, debian: string): string =>
  isThere ? name : `${name} (not run: install ${debian})`

async function written(exporter: Exporter, name: string, of: Project = project): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytesWritten(exporter, of, { ...sampleLabels, language: 'en-GB' }))
  return path
}

describe(title(has('epubcheck'), 'epubcheck', 'epubcheck'), () => {
  it.skipIf(!has('epubcheck'))(
    'finds no fault and no doubt in a book with marks and notes',
    async () => {
      const path = await written(exporters.epub, 'sample.epub', sampleProject)
      const { stdout, stderr } = await run('java', ['-jar', '/usr/bin/epubcheck', path])
      expect(stdout + stderr).toContain('0 fatals / 0 errors / 0 warnings')
    },
    patience,
  )
})

describe(title(has('xmllint'), 'xmllint', 'libxml2-utils'), () => {
  it.skipIf(!has('xmllint'))('finds well-formed XML in each form', async () => {
    for (const name of ['tmx', 'xliff2', 'xliff1', 'xliffOmegat', 'tbx2', 'tbx3'] as const) {
      const path = await written(exporters[name], `${name}.xml`, sampleProject)
      const { stdout } = await run('xmllint', ['--nonet', '--noout', path])
      expect(stdout).toBe('')
    }
  })
})

/** The schemas of OASIS are in Debian as a part of a translator of PHP. */
const schemas = '/usr/share/php/Symfony/Component/Translation/Resources/schemas'
const canValidate = has('xmllint') && existsSync(schemas)

describe(title(canValidate, 'the schemas of OASIS', 'php-symfony-translation'), () => {
  it.skipIf(!canValidate)('accept XLIFF 1.2 and the core of 2.1', async () => {
    // Each schema names the one of `xml:lang` by another address. Nothing is fetched.
    const place = join(folder, 'schemas')
    const own = 'informativeCopiesOf3rdPartySchemas/w3c/xml.xsd'
    await mkdir(join(place, 'informativeCopiesOf3rdPartySchemas/w3c'), { recursive: true })
    await copyFile(join(schemas, 'xml.xsd'), join(place, own))
    const kept = async (name: string) => {
      const text = await readFile(join(schemas, name), 'utf8')
      const path = join(place, name)
      await writeFile(path, text.replace('"http://www.w3.org/2001/xml.xsd"', `"${own}"`))
      return path
    }
    const older = await kept('xliff-core-1.2-transitional.xsd')
    const core = await kept('xliff-core-2.0.xsd')
    const accepted = async (schema: string, path: string) =>
      run('xmllint', ['--nonet', '--noout', '--schema', schema, path]).then(
        () => true,
        () => false,
      )
    for (const of of [project, sampleProject]) {
      expect(await accepted(older, await written(exporters.xliff1, 's.xlf', of))).toBe(true)
      expect(await accepted(older, await written(exporters.xliffOmegat, 's.xlf', of))).toBe(true)
      const path = await written(exporters.xliff2, 's.xlf', of)
      expect(await accepted(core, path)).toBe(true)
      await writeFile(path, (await readFile(path, 'utf8')).replace('<segment', '<other'))
      expect(await accepted(core, path)).toBe(false)
    }
  })
})

describe(title(has('soffice'), 'LibreOffice', 'libreoffice-writer-nogui'), () => {
  it.skipIf(!has('soffice'))(
    'keeps the cells of a table in a note: as a table in a footnote, as words in a comment',
    async () => {
      const cell = (text: string, row: number, column: number): NoteParagraph => ({
        ...plain(text),
        block: { kind: 'cell', row, column, columns: 2 },
      })
      const cells = ['Han head', 'Gloss head', '中', 'middle']
      const table = cells.map((text, i) => cell(text, i >> 1, i & 1))
      const note = [plain('Before.'), ...table, plain('After.')]
      const annotations = sampleProject.annotations.map(one =>
        one.id === 'a2' ? { ...one, note } : one,
      )
      for (const [form, part, tables] of [
        ['docxTranslation', 'footnotes', 1],
        ['docxBilingual', 'footnotes', 1],
        ['docxReview', 'comments', 0],
      ] as const) {
        const path = await written(exporters[form], `${form}.docx`, {
          ...sampleProject,
          annotations,
        })
        const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
        const saved = join(folder, 'saved')
        const how = ['--headless', profile, '--convert-to', 'docx', '--outdir', saved, path]
        await run('soffice', how)
        const parts = unzipSync(await readFile(join(saved, `${form}.docx`)))
        const xml = new TextDecoder().decode(parts[`word/${part}.xml`])
        const texts = Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g), ([, words]) => words)
        for (const words of ['Before.', ...cells, 'After.'])
          expect(texts.join('|')).toContain(words)
        expect(xml.match(/<w:tbl>/g)?.length ?? 0, form).toBe(tables)
      }
    },
    patience,
  )
})

const counting = `
import sys
from translate.storage import tmx, xliff, tbx
for path, kind in zip(sys.argv[1::2], sys.argv[2::2]):
    factory = {'tmx': tmx.tmxfile, 'xliff': xliff.xlifffile, 'tbx': tbx.tbxfile}[kind]
    units = factory.parsefile(path).units
    both = [u for u in units if u.source and u.target]
    print(kind, len(units), len(both), both[0].source + '|' + both[0].target if both else '')
`

describe(title(toolkit, 'translate-toolkit', 'translate-toolkit'), () => {
  it.skipIf(!toolkit)('reads the same pairs in TMX, XLIFF 1.2 and TBX 2', async () => {
    const [term] = project.chapters.flat()
    const anchored = sampleProject.annotations.find(({ id }) => id === 'a2')!
    const terms: Project = {
      ...sampleProject,
      annotations: [{ ...anchored, kind: 'term', reading: '', rendering: 'a bell' }],
    }
    const { stdout } = await run('/usr/bin/python3', [
      '-c',
      counting,
      await written(exporters.tmx, 'a.tmx'),
      'tmx',
      await written(exporters.xliff1, 'a.xlf'),
      'xliff',
      await written(exporters.tbx2, 'a.tbx', terms),
      'tbx',
    ])
    const paragraphs = project.chapters.flat().length
    const translated = project.translations.size
    expect(stdout.trim().split('\n')).toEqual([
      `tmx ${translated} ${translated} ${term!.text}|Paragraph 1 <&> “said”.`,
      `xliff ${paragraphs} ${translated} ${term!.text}|Paragraph 1 <&> “said”.`,
      'tbx 1 1 落下，像𠮷祥|a bell',
    ])
  })
})

const omegatProject = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>ZH-CN</source_lang><target_lang>EN-GB</target_lang><source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok><target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>`

describe(title(existsSync(omegat), 'OmegaT', 'omegat'), () => {
  it.skipIf(!existsSync(omegat))(
    'translates the text by the memory',
    { timeout: patience },
    async () => {
      const place = join(folder, 'omegat')
      for (const path of ['source', 'target', 'tm/auto', 'omegat', 'glossary', 'dictionary'])
        await mkdir(join(place, path), { recursive: true })
      await writeFile(join(place, 'omegat.project'), omegatProject)
      const texts = project.chapters.flat()
      await writeFile(
        join(place, 'source/a.txt'),
        `${texts.map(({ text }) => text).join('\n\n')}\n`,
      )
      await written(exporters.tmx, 'omegat/tm/auto/a.tmx')
      const options = ['-Djava.awt.headless=true', '-jar', omegat, place]
      const mode = ['--mode=console-translate', `--config-dir=${join(folder, 'settings')}`]
      await run('java', [...options, ...mode])
      const lines = (await readFile(join(place, 'target/a.txt'), 'utf8')).trim().split('\n\n')
      const translated = lines.filter(line => line.startsWith('Paragraph '))
      // A text that is in the book twice has one translation in OmegaT.
      expect(lines).toHaveLength(texts.length)
      expect(translated.length).toBeGreaterThanOrEqual(project.translations.size)
    },
  )
})
