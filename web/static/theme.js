// Before the first paint: the theme that this person chose, or none, and the system decides.
try {
  const theme = localStorage.getItem('kontor.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // A browser that keeps nothing shows the system's theme.
}
