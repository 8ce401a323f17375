/**
 * Finds the pictures on a page that are characters: rare ones that fonts lack, drawn in the middle
 * of a line. Other pictures in a line are signs, icons, formulas and illustrations.
 */
import { isElement } from '../markup/find.ts'
import type { Content, Element } from '../markup/tree.ts'
import { isBlock, isHidden } from './looks.ts'

/** The name of each such picture: `#3` for one without a name that is the third of its page. */
export type DrawnCharacters = ReadonlyMap<Element, string>

/** Returns the pictures in `contents` that are characters, with their names. */
export function drawnCharacters(contents: readonly Content[]): DrawnCharacters {
  const finder = new Finder()
  finder.read(contents, { isLinked: false, isMarked: false })
  finder.endLine()
  return finder.found
}

interface Around {
  readonly isLinked: boolean
  /** An element around it says that it is a character. */
  readonly isMarked: boolean
}

interface Candidate {
  readonly picture: Element
  readonly isMarked: boolean
  /** The text before it in its line, at most two characters. */
  readonly before: string
  /** Its number among the pictures of the page, from 1. */
  readonly number: number
}

class Finder {
  readonly found = new Map<Element, string>()
  /** The last characters of the line so far. */
  #before = ''
  /** Pictures since then. */
  #waiting: Candidate[] = []
  /** The number of pictures so far. */
  #count = 0

  read(contents: readonly Content[], around: Around): void {
    for (const content of contents) {
      if (isElement(content)) this.#element(content, around)
      else if (content.trim() !== '') this.#text(content.trim())
    }
  }

  /** Ends the line: no text follows its last pictures. */
  endLine(): void {
    this.#decide('')
    this.#before = ''
  }

  #element(element: Element, around: Around): void {
    const { name, children } = element
    if (name === 'rt' || name === 'rp' || isHidden(element)) return
    const isMarked = around.isMarked || hasName(element, characterName)
    if (name === 'img') this.#picture(element, { ...around, isMarked })
    else if (name === 'br' || isBlock(element)) {
      this.endLine()
      this.read(children, around)
      this.endLine()
    } else this.read(children, { isLinked: around.isLinked || name === 'a', isMarked })
  }

  #picture(picture: Element, { isLinked, isMarked }: Around): void {
    this.#count++
    if (isLinked) return this.#text('\ufffc')
    this.#waiting.push({ picture, isMarked, before: this.#before, number: this.#count })
  }

  #text(text: string): void {
    this.#decide(text)
    this.#before = text.slice(-2)
  }

  #decide(after: string): void {
    const addresses = new Set(this.#waiting.map(({ picture }) => addressOf(picture)))
    // The same picture twice in a row is a star or a bullet.
    if (this.#waiting.length <= mostInARow && addresses.size === this.#waiting.length) {
      for (const candidate of this.#waiting) {
        if (isCharacter(candidate, after))
          this.found.set(candidate.picture, nameOf(candidate.picture) ?? `#${candidate.number}`)
      }
    }
    this.#waiting = []
  }
}

/** More pictures in a row are no words. */
const mostInARow = 4
/** The sizes of pictures of characters, in pixels and in em; smaller ones only fill space. */
const whenMarked = { px: [6, 64], em: [0, 2.5] } as const
/** The same without a word about it: such a picture is as high as the text around it. */
const asHighAsText = { px: [12, 32], em: [0.7, 1.6] } as const

/** What publishers call pictures of characters, and what they call others. */
const characterName =
  /(?:^|[\s_/-])(?:gaiji|zaozi|zao-zi|rare-?char|inline-?(?:char|zi|glyph)|missing-?(?:char|glyph)|rareword|shengpi(?:zi)?|pinzi|que-?zi|zitu)/i
const otherName =
  /(?<![a-z])(?:emo(?:ji|te|ticon|tion)?s?|smil\w*|faces?|icons?|ico|logos?|bullets?|spacer|space|blank|arrows?|btns?|buttons?|badges?|banners?|stars?|lines?|dots?|math\w*|tex|latex|formulas?|equations?|(?:foot)?notes?|zhu(?:shi)?|ads?|adverts?|qr(?:code)?|avatars?|stickers?|flags?|audio|play|figs?|figures?|photos?|charts?|maps?|cover|chatu|tupian)(?![a-z])/i
/** Han characters and the marks between them, but no end of a line. */
const chineseEnd = /[\p{Script=Han}〓，。、；：？！“‘”’「」『』（）《》〈〉【】…—·]$/u
const chineseStart = /^[\p{Script=Han}〓，。、；：？！“‘”’「」『』（）《》〈〉【】…—·]/u
const hanEnd = /\p{Script=Han}$/u
const hanStart = /^\p{Script=Han}/u
/** A character described by its parts, as `⿰金本` and `[金*本]`. */
const composed = /^[[［〔(（]?(?:[\u2ff0-\u2fff]|\p{Script=Han}[*/@+-])/u

function isCharacter({ picture, isMarked, before }: Candidate, after: string): boolean {
  if (before === '' && after === '') return false
  const alt = altOf(picture)
  if (isMarked || composed.test(alt) || isCode(alt)) return sizeOf(picture, whenMarked) !== 'other'
  const size = sizeOf(picture, asHighAsText)
  if (size === 'other' || !saysNothing(picture, alt)) return false
  if (size === 'unknown' && nameOf(picture) === null) return false
  const isBetween = chineseEnd.test(before) && chineseStart.test(after)
  return isBetween && (hanEnd.test(before) || hanStart.test(after))
}

/** Whether an alternative text is one Han character, or the code of one. */
const isCode = (alt: string): boolean =>
  /^(?:\p{Script=Han}|&?(?:KR|CDP-|CB|M|GT-|SD-|RJ-|U\+)[\dA-F]{4,6};?)$/u.test(alt)

/**
 * Whether neither the alternative text nor the address of a picture says what it shows. Words are
 * the label of a button, a formula or a description, and other sites keep counters and emotions.
 */
function saysNothing(picture: Element, alt: string): boolean {
  const address = addressOf(picture)
  if (hasName(picture, otherName) || otherName.test(address)) return false
  return noName.test(alt) && !/^(?:[a-z]+:)?\/\//i.test(address) && noWord.test(fileOf(picture))
}

/** The name of a file that is only counted. */
const noWord =
  /^(?:[a-z]?|(?:images?|img|pic|char|zi|glyph|uni?)?[\s_-]?[a-z]?[-_]?(?=[\da-f_-]{0,40}\d)[\da-f_-]{1,40})$/i

const altOf = ({ attributes }: Element): string =>
  (attributes.get('alt') ?? attributes.get('title') ?? '').replaceAll(/\s+/g, ' ').trim()

const hasName = ({ attributes }: Element, names: RegExp): boolean =>
  names.test(`${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`)

/** How a style and an attribute state a size. */
const styled = /(?:^|[;\s])(?:height|width)\s*:\s*([\d.]{1,8})(em|ex|px|pt|%)/gi
const stated = /^\s*([\d.]{1,8})\s*(em|px|%)?\s*$/i

/** Returns whether the height and width that an element states are those of a character. */
function sizeOf({ attributes }: Element, fitting: Sizes): 'character' | 'other' | 'unknown' {
  const inStyle = Array.from((attributes.get('style') ?? '').matchAll(styled))
  const own = ['height', 'width'].map(side => stated.exec(attributes.get(side) ?? ''))
  const sizes = (inStyle.length > 0 ? inStyle : own).flatMap(match => {
    const [, count, unit = 'px'] = match ?? []
    return count === undefined || unit === '%'
      ? []
      : [fits(Number(count), unit.toLowerCase(), fitting)]
  })
  if (sizes.length === 0) return 'unknown'
  return sizes.every(Boolean) ? 'character' : 'other'
}

type Sizes = Readonly<Record<'px' | 'em', readonly [least: number, most: number]>>

function fits(count: number, unit: string, { px, em }: Sizes): boolean {
  const [least, most] = unit === 'em' || unit === 'ex' ? em : px
  return count >= least && count <= most
}

/** Addresses are shorter, except pictures that are written in the page. */
const longestAddress = 1_000

function addressOf({ attributes }: Element): string {
  const address = attributes.get('src') ?? ''
  return /^data:/i.test(address) ? '' : address.slice(0, longestAddress)
}

/** Returns the name of the file of a picture, without its folder and ending. */
function fileOf(picture: Element): string {
  const path = addressOf(picture).split(/[?#]/)[0] ?? ''
  const file = path.slice(path.lastIndexOf('/') + 1)
  const ending = file.lastIndexOf('.')
  return ending > 0 ? file.slice(0, ending) : file
}

/** Names that say nothing, which programs write. */
const noName =
  /^(?:images?|img|pictures?|pic|photo|图片?|圖片?|插图|字|缺字|生僻字|\S+\.(?:png|jpe?g|gif|svg|bmp|webp))?$/i
const longestName = 40

/** Returns the alternative text of a picture, or else what its file is called; null if neither. */
function nameOf(picture: Element): string | null {
  const alt = altOf(picture)
  const name = noName.test(alt) ? fileOf(picture) || alt : alt
  return name === '' ? null : Array.from(name).slice(0, longestName).join('')
}
