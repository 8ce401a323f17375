import { runInNewContext } from 'node:vm'
import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'
import { eachFunction, fingerprint, marked } from './called-at-start.mjs'

/** The fingerprints of the functions of `code` whose text begins with `begins`. */
function fingerprintsOf(code: string, begins: string): string[] {
  const found: string[] = []
  eachFunction(code, node => {
    if (code.startsWith(begins, node.start)) found.push(fingerprint(node))
  })
  return found
}

/** `code` with every function marked. */
function allMarked(code: string, mayDeclare = true): string {
  const all = new Set<string>()
  eachFunction(code, node => all.add(fingerprint(node)))
  return marked(code, all, mayDeclare)
}

describe('a called function', () => {
  it.each([
    ['a function expression', 'var a=function(b){return b};', 'var a=(function(b){return b});'],
    ['an arrow', 'var a=b=>b;', 'var a=(b=>b);'],
    ['an arrow in an arrow', 'var a=b=>c=>d=>b;', 'var a=(b=>(c=>(d=>b)));'],
    ['one already in parentheses', 'var a=(b=>b);', 'var a=(b=>b);'],
    ['one that is called where it stands', '!function(){a()}();', '!function(){a()}();'],
    ['a method', 'class A{b(){}get c(){return 1}}', 'class A{b(){}get c(){return 1}}'],
    ['a method of an object', 'var a={b(){},c:()=>1};', 'var a={b(){},c:(()=>1)};'],
    ['a declared function', 'a();function a(){}', 'var a=(function(){});a();'],
    [
      'one declared after imports',
      'import"./b.js";a();function a(){}',
      'import"./b.js";var a=(function(){});a();',
    ],
    [
      'one declared in a function',
      'var a=function(){return b();function b(){return c()}function c(){return 1}};',
      'var a=(function(){var b=(function(){return c()}),c=(function(){return 1});return b();});',
    ],
    [
      'an asynchronous one and a generator',
      'async function a(){}function*b(){}',
      'var a=(async function(){}),b=(function*(){});',
    ],
    ['one declared in a block', 'if(a){function b(){}}', 'if(a){function b(){}}'],
  ])('is in parentheses: %s', (_, code, wanted) => {
    expect(allMarked(code)).toBe(wanted)
    expect(() => parseAst(allMarked(code))).not.toThrow()
  })

  it('stays a declaration if another script may call it first', () => {
    expect(allMarked('a();function a(b){return()=>b}', false)).toBe(
      'a();function a(b){return(()=>b)}',
    )
  })

  it('is marked alone', () => {
    const code = 'var a=()=>1,b=()=>2;'
    const [first = ''] = fingerprintsOf(code, '()=>1')
    expect(marked(code, new Set([first]), true)).toBe('var a=(()=>1),b=()=>2;')
  })

  it('gives the same result as before', () => {
    const module = `
      const log = [];
      log.push(early(3), typeof later, (() => nested(2))());
      function early(n) { return n < 1 ? 0 : n + early(n - 1); }
      function nested(n) { return inner(n) + 1; function inner(m) { return m * ten; } }
      function later() { later = null; }
      var ten = 10;
      later();
      log.push(later, nested(2));
      result(log);`
    const results: unknown[] = []
    for (const text of [module, allMarked(module)])
      runInNewContext(text, { result: (log: unknown) => results.push(JSON.stringify(log)) })
    expect(results[1]).toBe(results[0])
    expect(allMarked(module)).not.toBe(module)
  })
})

describe('a fingerprint', () => {
  it('is the same for other names of variables and for a variable instead of a declaration', () => {
    const one = fingerprintsOf('function a(b,c){return b.text+c(1,`x`)}', 'function')
    expect(fingerprintsOf('function q(r,s){return r.text+s(1,`x`)}', 'function')).toEqual(one)
    expect(fingerprintsOf('var a=(function(b,c){return b.text+c(1,`x`)})', 'function')).toEqual(one)
  })

  it.each([
    'function a(b,c){return b.other+c(1,`x`)}',
    'function a(b,c){return b.text+c(2,`x`)}',
    'function a(b,c){return b.text-c(1,`x`)}',
    'function a(b,c){return b.text+c(1,`y`)}',
    'function a(b){return b.text+b(1,`x`)}',
  ])('differs for other code: %s', code => {
    const [one] = fingerprintsOf('function a(b,c){return b.text+c(1,`x`)}', 'function')
    expect(fingerprintsOf(code, 'function')).not.toContain(one)
  })
})
