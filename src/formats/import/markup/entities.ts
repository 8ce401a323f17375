import { parseMarkup } from './tree.ts'

const entity = /&(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/gi

/** `text` of XML in which the entities of HTML are characters, as their writers believed. */
export const withEntities = (text: string): string =>
  text
    .replaceAll(entity, written => {
      const { children } = parseMarkup(written, 'html').root
      return typeof children[0] === 'string' ? children[0] : written
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
