/** The message of a page's error: the browser has not kept the files of that page, and no server answers. */
export const notLoaded = 'not-loaded'
