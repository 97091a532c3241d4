// The theme chosen on an earlier page, set before the first paint so that nothing flickers.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* storage is closed to us: the system's theme stays */ }
