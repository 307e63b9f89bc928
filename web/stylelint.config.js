/** Values that only tokens.css may write out, by the property that they are for. */
const length = /(^|[\s(,])-?(?!1px\b)\d*\.?\d+(px|rem|em)\b/
const literals = {
  '/^(margin|padding)/': [length],
  '/^(gap|row-gap|column-gap)$/': [length],
  '/^(font|font-size|line-height)$/': [length],
  '/radius$/': [length],
  '/^(transition|animation)/': [/\d(ms|s)\b/],
  '/^(color|background|border|outline|box-shadow|fill|stroke|text-decoration)/': [/\b(rgba?|hsla?|oklch|lab|lch)\(/],
}

/** @type {import('stylelint').Config} */
export default {
  overrides: [{ files: ['**/*.svelte'], customSyntax: 'postcss-html' }],
  rules: {
    'color-named': 'never',
    'color-no-hex': true,
    'declaration-property-value-disallowed-list': [
      literals,
      {
        message: (property, value) =>
          `"${property}: ${value}" is not a token: choose one in web/src/lib/look/tokens.css`,
      },
    ],
    'block-no-empty': true,
    'declaration-block-no-duplicate-properties': true,
    'declaration-block-no-shorthand-property-overrides': true,
    'no-duplicate-selectors': true,
    'no-invalid-double-slash-comments': true,
    'property-no-unknown': true,
    'unit-no-unknown': true,
    'custom-property-no-missing-var-function': true,
  },
  ignoreFiles: ['src/lib/look/tokens.css', 'build/**', '.svelte-kit/**'],
}
