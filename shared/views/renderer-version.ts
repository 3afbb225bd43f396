// Increased whenever the renderers make other reports or mails of the same content.

export const RENDERER_VERSION = 2
