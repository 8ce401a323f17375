/**
 * The standard's text coders, which Node, pages and workers all have. They are
 * declared here so that this layer need not see the rest of the DOM.
 */
declare class TextDecoder {
  constructor(label: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(bytes: Uint8Array): string
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}

/** Throws where `text` is no base64; answers a character for each byte. */
declare function atob(text: string): string
