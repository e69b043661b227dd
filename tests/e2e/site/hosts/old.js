// A browser from before custom elements.
Object.defineProperty(window, 'customElements', { value: undefined });
