import { Plugin } from 'prosemirror-state'

/**
 * The second lock on the source: even code cannot change it. The first lock is the view, which
 * takes no input.
 */
export function sourceLock(): Plugin {
  return new Plugin({ filterTransaction: tr => !tr.docChanged })
}
