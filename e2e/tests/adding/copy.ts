/** A copy of the program's sources in which a test adds things and builds. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tool } from '../../../electron/runtime/lib/tool.mjs'
import { programFolder } from '../../support/app.ts'
import type { Insertion, Recipe, Words } from './recipes.ts'

export interface Copy {
  readonly insert: (line: Insertion) => void
  /** Adds the files, lines and words of `recipe`, but not the line in its list. */
  readonly add: (recipe: Recipe) => void
  /** The source files that were changed or added, for the linter. */
  readonly touched: () => readonly string[]
  /** Runs the program of a package, such as `oxlint`, in the copy. */
  readonly run: (name: string, ...args: readonly string[]) => Outcome
}

export interface Outcome {
  readonly isPassed: boolean
  /** What it printed. */
  readonly output: string
}

/** Copies the files that git lists to `folder`. The packages are shared with the original. */
export function copyProgram(folder: string): Copy {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const paths = execFileSync('git', list, { cwd: programFolder, encoding: 'utf8' }).split('\0')
  for (const path of paths.filter(path => path !== ''))
    cpSync(join(programFolder, path), join(folder, path))
  // The checks of the tree ask git for its files.
  execFileSync('git', ['init', '--quiet', folder])
  // What the compiler knows of the original is true of the copy: it compares contents.
  const known = join(programFolder, 'out/types')
  if (existsSync(known)) cpSync(known, join(folder, 'out/types'), { recursive: true })
  symlinkSync(join(programFolder, 'node_modules'), join(folder, 'node_modules'), 'junction')

  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const written = new Set<string>()
  const write = (path: string, text: string) => {
    written.add(path)
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const insert = ({ file, after, line }: Insertion) => {
    const [before, ...rest] = read(file).split(after)
    if (rest.length === 0) throw new Error(`${file} has no "${after}"; change the recipe with it`)
    write(file, `${before}${after}${line}${rest.join(after)}`)
  }
  return {
    insert,
    add(recipe) {
      for (const [path, text] of Object.entries(recipe.files)) write(path, text)
      for (const line of recipe.lines) insert(line)
      for (const words of recipe.words ?? []) addWords(words, { read, write })
    },
    touched: () => [...written].filter(path => /\.tsx?$/.test(path)),
    run(name, ...args) {
      // With CI set, Vitest would not write the sample of a new export format.
      // As in `npm run check`, fuzz tests try a fifth of their cases.
      const env = { ...process.env, NO_COLOR: '1', CI: '', DUIZHAO_FUZZ_PART: '5' }
      const options = { cwd: folder, encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 } as const
      const { status, stdout, stderr } = spawnSync(...tool(name, ...args), options)
      return { isPassed: status === 0, output: stdout + stderr }
    },
  }
}

interface Files {
  readonly read: (path: string) => string
  readonly write: (path: string, text: string) => void
}

/** Adds a label to the words file of each language. */
function addWords({ key, label, chinese }: Words, { read, write }: Files): void {
  const tags = [...read('src/i18n/languages.ts').matchAll(/locales\/([\w-]+)\.json/g)]
  for (const [, tag] of tags) {
    const path = `src/i18n/locales/${tag}.json`
    const file = JSON.parse(read(path)) as Tree
    const names = key.split('.')
    const last = names.pop() ?? ''
    let place: Tree = file
    for (const name of names) place = branch(place, name)
    place[last] = tag?.startsWith('zh') ? chinese : label
    write(path, `${JSON.stringify(file, null, 2)}\n`)
  }
}

interface Tree {
  [name: string]: string | Tree
}

function branch(tree: Tree, name: string): Tree {
  const next = tree[name] ?? {}
  if (typeof next === 'string') throw new Error(`${name} is a label, not a group of labels`)
  tree[name] = next
  return next
}
