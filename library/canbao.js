
// Above stands what wasm-bindgen wrote. The names of the files below are filled in by the build: this file keeps its name
// from version to version, everything that it fetches carries its content's hash.
const PROGRAM = "@program@";
const PROGRAM_SEAL = "@seal@";
const AREAS = "@areas@";
const AREAS_SEAL = "@areas-seal@";

/** What could not be fetched or used; `code` is "unreachable" or "broken", `file` is which. */
export class CanbaoError extends Error {
  constructor(code, file, text) {
    super(text);
    this.name = "CanbaoError";
    this.code = code;
    this.file = file;
  }
}

// By `fetch`, and in Node, which fetches nothing from the disk, by reading the file.
function reader(base) {
  const folder = new URL(base, import.meta.url);
  return function (name, seal) {
    const address = new URL(name, folder);
    return address.protocol === "file:" ? fromDisk(address) : fromNetwork(address, seal);
  };
}

async function fromDisk(address) {
  const disk = "node:fs/promises";
  return (await import(/* webpackIgnore: true */ /* @vite-ignore */ disk)).readFile(address);
}

// The seal is Subresource Integrity: a file that was changed on its way is not used.
async function fromNetwork(address, seal) {
  const response = await fetch(address, { integrity: seal });
  if (!response.ok) throw new Error("HTTP " + response.status);
  return response.arrayBuffer();
}

async function came(read, name, seal) {
  try {
    return await read(name, seal);
  } catch (error) {
    const why = error && error.message ? error.message : String(error);
    throw new CanbaoError("unreachable", name, "取不到 " + name + "（" + why + "）。请检查网络，或者检查这个文件有没有一起放到网站上。");
  }
}

function text(bytes) {
  return typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes);
}

// One program, however many libraries are opened. What failed may be tried again.
let program = null;

function started(read) {
  if (!program) {
    program = came(read, PROGRAM, PROGRAM_SEAL).then(function (bytes) {
      return wasm_bindgen({ module_or_path: bytes }).catch(function (error) {
        throw new CanbaoError("broken", PROGRAM, "程序启动不了（" + error.message + "）。网页有 CSP 的，script-src 里要有 'wasm-unsafe-eval'。");
      });
    });
    program.catch(function () {
      program = null;
    });
  }
  return program;
}

function listed(bytes) {
  try {
    return JSON.parse(text(bytes));
  } catch (error) {
    throw new CanbaoError("broken", AREAS, "地区名单读不出来（" + error.message + "）。");
  }
}

/** Opens the library in another folder (`base`), or with files that the caller brings (`read`). */
export async function open(options) {
  const settings = options || {};
  const read = settings.read || reader(settings.base || "./");
  const [bytes] = await Promise.all([came(read, AREAS, AREAS_SEAL), started(read)]);
  const list = listed(bytes);
  const engine = new wasm_bindgen.Engine();
  const coming = new Map();

  // An area's pack is fetched once, by whichever request asks for it first.
  function pack(entry) {
    if (!coming.has(entry.code)) {
      const waited = came(read, entry.file, entry.integrity).then(function (bytes) {
        engine.load(entry.code, text(bytes));
      });
      coming.set(entry.code, waited);
      waited.catch(function () {
        coming.delete(entry.code);
      });
    }
    return coming.get(entry.code);
  }

  async function assessText(request) {
    const asked = typeof request === "string" ? request : JSON.stringify(request) || "";
    const lacking = engine.lacks(asked);
    const entry = list.find(function (it) {
      return it.code === lacking;
    });
    if (entry) await pack(entry);
    return engine.assess(asked);
  }

  return {
    areas: function () {
      return list.map(function (it) {
        const { code, name, province, standing, hash, as_of } = it;
        return { code, name, province, standing, hash, as_of };
      });
    },
    assessText: assessText,
    assess: async function (request) {
      return JSON.parse(await assessText(request));
    },
  };
}

let usual = null;

function library() {
  if (!usual) {
    usual = open();
    usual.catch(function () {
      usual = null;
    });
  }
  return usual;
}

/** The areas that there are packs for. */
export async function areas() {
  return (await library()).areas();
}

/** The report on a request, or `{ error }` in its place. */
export async function assess(request) {
  return (await library()).assess(request);
}

/** The same as text, the very bytes of the command line. */
export async function assessText(request) {
  return (await library()).assessText(request);
}
