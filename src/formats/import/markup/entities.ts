import { parseMarkup } from './tree.ts'

const entity = /&(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/gi

/**
 * Returns `text` of XML with the entities of HTML as characters, which XML does not define but
 * writers use.
 */
export const withEntities = (text: string): string =>
  text
    .replaceAll(entity, written => {
      const { children } = parseMarkup(written, 'html').root
      return typeof children[0] === 'string' ? children[0] : written
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
