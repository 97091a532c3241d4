// Development only: loads the page anew when a template, a stylesheet or the program changed.
// The server says `boot` with its id when we connect, and `changed` when a file did.

let boot;
const listen = () => {
  const source = new EventSource("/dev/reload");
  source.addEventListener("boot", (event) => {
    if (boot && boot !== event.data) location.reload();
    boot = event.data;
  });
  source.addEventListener("changed", () => location.reload());
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 500);
  });
  addEventListener("pagehide", () => source.close(), { once: true });
};
listen();
