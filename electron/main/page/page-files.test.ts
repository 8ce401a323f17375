import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bookOfCover, pageFile } from './page-files.ts'

let root = ''

beforeAll(async () => {
  const above = await realpath(await mkdtemp(join(tmpdir(), 'page-')))
  root = join(above, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(above, 'renderer-evil'))
  await Promise.all([
    ...['index.html', 'secret', 'notes.txt', 'assets/a-B_1.js', 'assets/a.b.css', '.env.js'].map(
      name => writeFile(join(root, name), ''),
    ),
    writeFile(join(above, 'secret.js'), ''),
    writeFile(join(above, 'renderer-evil', 'a.js'), ''),
    symlink(join(above, 'secret.js'), join(root, 'out.js')),
    symlink(join(above, 'renderer-evil'), join(root, 'evil')),
    symlink(join(root, 'assets'), join(root, 'inner')),
  ])
})

describe('an address that is served', () => {
  it.each([
    ['app://bundle/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://bundle/index.html#place', 'index.html', 'text/html; charset=utf-8'],
    ['app://bundle/assets/a-B_1.js', 'assets/a-B_1.js', 'text/javascript; charset=utf-8'],
    ['app://bundle/assets/a.b.css?v=1', 'assets/a.b.css', 'text/css; charset=utf-8'],
    ['app://bundle/inner/a.b.css', 'assets/a.b.css', 'text/css; charset=utf-8'],
  ])('serves the address %s', async (url, path, type) => {
    expect(await pageFile(url, root)).toEqual({ path: join(root, path), type })
  })
})

describe('an address that is refused', () => {
  const refused = [
    '',
    'app:',
    'app://',
    'app://bundle',
    'app://bundle/',
    'app:///index.html',
    'app:/bundle/index.html',
    'app:bundle/index.html',
    'app://bundle//index.html',
    'app://bundle/./index.html',
    'app://bundle/assets/../index.html',
    'app://bundle/../secret.js',
    'app://bundle/../renderer-evil/a.js',
    'app://bundle/assets/../../secret.js',
    'app://bundle/assets/..',
    'app://bundle/..%2fsecret.js',
    'app://bundle/..%5csecret.js',
    'app://bundle/%2e%2e/secret.js',
    'app://bundle/%2E%2E%2Fsecret.js',
    'app://bundle/%252e%252e/secret.js',
    'app://bundle/.%2e/secret.js',
    'app://bundle/assets%2fa-B_1.js',
    'app://bundle/%69ndex.html',
    'app://bundle/..\\secret.js',
    'app://bundle\\index.html',
    'app://bundle/assets\\a-B_1.js',
    'app://bundle/C:/secret.js',
    'app://bundle/C:\\secret.js',
    'app://bundle/index.html:stream.js',
    'app://bundle/index.html%00.js',
    'app://bundle/index.html\0.js',
    'app://bundle/\0',
    'app://bundle/index.html\n',
    ' app://bundle/index.html',
    'app://bundle/index.html ',
    'app://bundle/index.html.',
    'app://bundle/index.html%20',
    'app://bundle/index.HTML',
    'app://bundle/INDEX.html.exe',
    'app://bundle/index.html/',
    'app://bundle/index.html/x.js',
    'app://bundle/assets',
    'app://bundle/assets/',
    'app://bundle/secret',
    'app://bundle/notes.txt',
    'app://bundle/missing.js',
    'app://bundle/.env.js',
    'app://bundle/assets/.hidden.js',
    'app://bundle/out.js',
    'app://bundle/evil/a.js',
    'app://bundle/索引.html',
    'app://bundle/~root/a.js',
    'app://bundle/$HOME/a.js',
    'app://bundle/*.js',
    'app://bundle/a;b.js',
    'app://BUNDLE/index.html',
    'APP://bundle/index.html',
    'app://bundle:80/index.html',
    'app://user@bundle/index.html',
    'app://user:pass@bundle/index.html',
    'app://bundle.evil/index.html',
    'app://evil/index.html',
    'app://localhost/index.html',
    'app://127.0.0.1/index.html',
    'app-evil://bundle/index.html',
    'file:///etc/passwd',
    'file://bundle/index.html',
    'http://bundle/index.html',
    'https://bundle/index.html',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://bundle/index.html',
    'view-source:app://bundle/index.html',
    `app://bundle/${'a/'.repeat(200)}a.js`,
    `app://bundle/${'a'.repeat(5000)}.js`,
  ]

  it.each(refused.map(url => [url]))('refuses the address %j', async url => {
    expect(await pageFile(url, root)).toBeNull()
  })
})

describe('the address of a cover', () => {
  it('names the book', () => {
    expect(bookOfCover('app://bundle/covers/b-1a2b')).toBe('b-1a2b')
  })

  it.each([
    'app://bundle/covers/',
    'app://bundle/covers/..',
    'app://bundle/covers/a/b',
    'app://bundle/covers/a%2f..',
    'app://bundle/covers/a?b',
    'app://other/covers/a',
    'https://bundle/covers/a',
  ])('names none in %s', url => {
    expect(bookOfCover(url)).toBeNull()
  })
})
