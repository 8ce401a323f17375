import { Plugin } from 'prosemirror-state'

/** The second lock on the printed text: even code cannot change it. The first is that the view takes no input. */
export function sourceLock(): Plugin {
  return new Plugin({ filterTransaction: tr => !tr.docChanged })
}
