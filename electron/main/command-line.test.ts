import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzing } from '#domain/fuzz-testing'
import { readCommandLine, refusedSwitch } from './command-line.ts'

const cwd = '/home/reader/文章'

describe('the files named on a command line', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['are none when only the folder to run is named', ['electron', '.'], []],
    ['are resolved where the program was started', ['electron', '.', 'a.txt'], [`${cwd}/a.txt`]],
    ['may be absolute', ['electron', '.', '/x/白皮书.txt'], ['/x/白皮书.txt']],
    ['may climb', ['electron', '.', '../b.txt'], ['/home/reader/b.txt']],
    ['keep their order', ['electron', '.', 'b', 'a'], [`${cwd}/b`, `${cwd}/a`]],
    ['are not switches', ['electron', '--inspect=0', '.', '--no-sandbox', 'a'], [`${cwd}/a`]],
    ['are not a Finder serial number', ['electron', '.', '-psn_0_1234'], []],
    ['are not empty', ['electron', '.', ''], []],
    ['may have spaces', ['electron', '.', 'my text.txt'], [`${cwd}/my text.txt`]],
    [
      'are everything after --',
      ['electron', '.', '--', '-a', '--b=c'],
      [`${cwd}/-a`, `${cwd}/--b=c`],
    ],
    ['may be file: addresses', ['electron', '.', 'file:///x/%E7%99%BD%20a.txt'], ['/x/白 a.txt']],
    ['may have names like addresses', ['electron', '.', 'file:///%'], [`${cwd}/file:/%`]],
    ['are not on other hosts', ['electron', '.', 'file://host/a'], [`${cwd}/file:/host/a`]],
    ['are not links', ['electron', '.', '--', 'a', 'duizhao:book/b'], [`${cwd}/a`]],
    ['may begin like links', ['electron', '.', './duizhao:b'], [`${cwd}/duizhao:b`]],
  ])('files %s', (_title, argv, files) => {
    expect(readCommandLine(argv, { packaged: false, cwd }).files).toEqual(files)
  })

  it('files begin right after the program when it is packaged', () => {
    const { files } = readCommandLine(['duizhao', 'a.txt'], { packaged: true, cwd })
    expect(files).toEqual([`${cwd}/a.txt`])
  })
})

describe('the link on a command line', () => {
  it.each<[string, readonly string[], string | null]>([
    ['is null if there is none', ['a.txt'], null],
    ['may be alone', ['duizhao:book/b'], 'duizhao:book/b'],
    ['may come after --', ['--', 'DUIZHAO://book/b'], 'DUIZHAO://book/b'],
    ['is the last one', ['duizhao:book/a', 'x', 'duizhao:book/b'], 'duizhao:book/b'],
    ['has what looks like a switch', ['--', 'duizhao: --no-sandbox'], 'duizhao: --no-sandbox'],
    ['does not begin a switch', ['--x=duizhao:book/b'], null],
  ])('the link %s', (_title, words, link) => {
    expect(readCommandLine(['electron', '.', ...words], { packaged: false, cwd }).link).toBe(link)
  })

  it('a link never becomes a file or a profile, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), rest => {
        const argv = ['duizhao', '--', `duizhao:${rest}`]
        expect(readCommandLine(argv, { packaged: true, cwd })).toEqual({
          profile: null,
          files: [],
          link: `duizhao:${rest}`,
        })
        expect(refusedSwitch(argv, 'linux')).toBeNull()
      }),
      fuzzing(20_000),
    )
  })
})

describe('the profile named on a command line', () => {
  it.each<[string, readonly string[], string | null]>([
    ['is null when not named', [], null],
    ['is null when empty', ['--user-data-dir='], null],
    ['is absolute', ['--user-data-dir=/tmp/p'], '/tmp/p'],
    ['is resolved where the program was started', ['--user-data-dir=p q'], `${cwd}/p q`],
    ['is the last one', ['--user-data-dir=/a', '--user-data-dir=/b'], '/b'],
    ['is not looked for after --', ['--', '--user-data-dir=/a'], null],
  ])('the profile %s', (_title, words, profile) => {
    expect(readCommandLine(['electron', '.', ...words], { packaged: false, cwd }).profile).toBe(
      profile,
    )
  })
})

describe('a switch that a released program refuses', () => {
  it.each([
    ['--remote-debugging-port=9222', 'remote-debugging-port'],
    ['--remote-debugging-pipe', 'remote-debugging-pipe'],
    ['--remote-allow-origins=*', 'remote-allow-origins'],
    ['--inspect', 'inspect'],
    ['--inspect=0', 'inspect'],
    ['--inspect-brk', 'inspect-brk'],
    ['--inspect-port=1', 'inspect-port'],
    ['--js-flags=--expose-gc', 'js-flags'],
    ['--no-sandbox', 'no-sandbox'],
    ['--disable-gpu-sandbox', 'disable-gpu-sandbox'],
    ['--disable-setuid-sandbox', 'disable-setuid-sandbox'],
    ['--disable-seccomp-filter-sandbox', 'disable-seccomp-filter-sandbox'],
    ['--no-zygote', 'no-zygote'],
    ['--single-process', 'single-process'],
    ['--disable-web-security', 'disable-web-security'],
    ['--disable-site-isolation-trials', 'disable-site-isolation-trials'],
    ['--allow-file-access-from-files', 'allow-file-access-from-files'],
    ['--enable-features=IdbSqliteBackingStore', 'enable-features'],
    ['--disable-features=SitePerProcess', 'disable-features'],
    ['--enable-blink-features=X', 'enable-blink-features'],
    ['--disable-blink-features=TrustedDOMTypes', 'disable-blink-features'],
    ['--blink-settings=a=b', 'blink-settings'],
    ['--enable-experimental-web-platform-features', 'enable-experimental-web-platform-features'],
    ['--load-extension=/tmp/x', 'load-extension'],
    ['--renderer-cmd-prefix=gdb', 'renderer-cmd-prefix'],
    ['--gpu-launcher=calc', 'gpu-launcher'],
    ['--browser-subprocess-path=/tmp/x', 'browser-subprocess-path'],
    ['-no-sandbox', 'no-sandbox'],
    ['--NO-SANDBOX', 'no-sandbox'],
    [' --no-sandbox ', 'no-sandbox'],
    ['--js-flags=a\nb', 'js-flags'],
    ['--no-sandbox=', 'no-sandbox'],
  ])('a released program refuses the switch %j', (word, name) => {
    expect(refusedSwitch(['duizhao', 'a.txt', word], 'linux')).toBe(name)
  })

  it.each([
    [[]],
    [['a.txt', '--user-data-dir=/x']],
    [['--no-sandbox-and-more']],
    [['--', '--no-sandbox']],
    [['no-sandbox']],
    [['--disable-gpu', '--ozone-platform=wayland', '--force-device-scale-factor=2', '--lang=zh']],
    [['-psn_0_1234']],
    [['/no-sandbox']],
    [['--inspection']],
  ])('a released program does not refuse %j', words => {
    expect(refusedSwitch(['/opt/no-sandbox/duizhao', ...words], 'linux')).toBeNull()
  })

  it('a refused switch may begin with a slash on Windows', () => {
    expect(refusedSwitch(['duizhao.exe', '/No-Sandbox'], 'win32')).toBe('no-sandbox')
  })
})
