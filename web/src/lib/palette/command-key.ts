/** The key that is held for commands, as it is written on the person's keyboard. */
export const commandKey = (platform: string = navigator.platform): '⌘' | 'Ctrl' =>
  /mac|iphone|ipad/i.test(platform) ? '⌘' : 'Ctrl'
