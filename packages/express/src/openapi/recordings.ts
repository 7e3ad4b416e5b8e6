// biome-ignore-all format: written by a program.
// Written by `npm run docs:rest` from what a test sent and received. Changes belong in test/recording.

import type { Recordings } from './recording.js';

/** Examples of every operation. */
export const recordings: Recordings = {
 "listApiVersions": {
  "answers": {
   "200": {
    "application/json": {
     "the_versions_of_the_api": {
      "summary": "The versions of the API",
      "value": {
       "versions": [
        {
         "id": "v1.0",
         "status": "CURRENT",
         "links": [
          {
           "href": "https://qinling.example.org/v1",
           "target": "v1",
           "rel": "self"
          }
         ]
        }
       ]
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000075",
       "field": "colour"
      }
     }
    }
   }
  }
 },
 "getApi": {
  "answers": {
   "200": {
    "application/json": {
     "where_version_1_is": {
      "summary": "Where version 1 is",
      "value": {
       "uri": "https://qinling.example.org/v1"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000076",
       "field": "colour"
      }
     }
    }
   }
  }
 },
 "getOpenApiDocument": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000077",
       "field": "colour"
      }
     }
    }
   }
  }
 },
 "getDocs": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000078",
       "field": "colour"
      }
     }
    }
   }
  }
 },
 "getDocsStyle": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000079",
       "field": "colour"
      }
     }
    }
   }
  }
 },
 "createRuntime": {
  "requests": {
   "application/json": {
    "a_runtime": {
     "summary": "A runtime",
     "value": {
      "name": "Node.js",
      "image": "nodejs"
     }
    }
   }
  },
  "answers": {
   "201": {
    "application/json": {
     "a_runtime": {
      "summary": "A runtime",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000002",
       "name": "Node.js",
       "description": null,
       "image": "nodejs",
       "status": "creating",
       "is_public": true,
       "trusted": true,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:06Z",
       "updated_at": null
      }
     }
    }
   },
   "400": {
    "application/json": {
     "no_image": {
      "summary": "No image",
      "value": {
       "faultcode": "Client",
       "faultstring": "image must be provided.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000007",
       "field": "image"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000007a"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: runtime:create",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000007b"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000007c"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000007d"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000136"
      }
     }
    }
   }
  }
 },
 "listRuntimes": {
  "answers": {
   "200": {
    "application/json": {
     "all_runtimes": {
      "summary": "All runtimes",
      "value": {
       "runtimes": [
        {
         "id": "018f3a5c-6800-7000-8000-000000000002",
         "name": "Node.js",
         "description": null,
         "image": "nodejs",
         "status": "available",
         "is_public": true,
         "trusted": true,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:06Z",
         "updated_at": "2024-05-01T12:00:06Z"
        }
       ]
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000007e",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000007f"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: runtime:get_all",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000080"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000137"
      }
     }
    }
   }
  }
 },
 "getRuntime": {
  "answers": {
   "200": {
    "application/json": {
     "a_runtime": {
      "summary": "A runtime",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000002",
       "name": "Node.js",
       "description": null,
       "image": "nodejs",
       "status": "available",
       "is_public": true,
       "trusted": true,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:06Z",
       "updated_at": "2024-05-01T12:00:06Z"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000081",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000082"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: runtime:get",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000083"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000084"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000138"
      }
     }
    }
   }
  }
 },
 "updateRuntime": {
  "requests": {
   "application/json": {
    "another_name": {
     "summary": "Another name",
     "value": {
      "name": "Node"
     }
    },
    "another_image": {
     "summary": "Another image",
     "value": {
      "image": "nodejs:next"
     }
    }
   }
  },
  "answers": {
   "200": {
    "application/json": {
     "another_name": {
      "summary": "Another name",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000002",
       "name": "Node",
       "description": null,
       "image": "nodejs",
       "status": "available",
       "is_public": true,
       "trusted": true,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:06Z",
       "updated_at": "2024-05-01T12:00:11Z"
      }
     },
     "another_image": {
      "summary": "Another image",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000002",
       "name": "Node",
       "description": null,
       "image": "nodejs:next",
       "status": "upgrading",
       "is_public": true,
       "trusted": true,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:06Z",
       "updated_at": "2024-05-01T12:01:47Z"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000089",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000008a"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "alive_workers": {
      "summary": "Alive workers",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime 018f3a5c-6800-7000-8000-000000000002 is still in use.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000060"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000008b"
      }
     }
    }
   },
   "409": {
    "application/json": {
     "still_upgrading": {
      "summary": "Still upgrading",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime 018f3a5c-6800-7000-8000-000000000002 is not available.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000006c"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000008c"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000008d"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000013a"
      }
     }
    }
   }
  }
 },
 "deleteRuntime": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000008e",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000008f"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "in_use": {
      "summary": "In use",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime 018f3a5c-6800-7000-8000-000000000002 is still in use.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000003a"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000090"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000013b"
      }
     }
    }
   }
  }
 },
 "getRuntimePool": {
  "answers": {
   "200": {
    "application/json": {
     "its_pool": {
      "summary": "Its pool",
      "value": {
       "name": "018f3a5c-6800-7000-8000-000000000002",
       "capacity": {
        "total": 1,
        "available": 1
       }
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000085",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000086"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: runtime_pool:get_all",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000087"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000088"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000139"
      }
     }
    }
   }
  }
 },
 "createFunction": {
  "requests": {
   "multipart/form-data": {
    "from_an_archive": {
     "summary": "From an archive",
     "value": {
      "name": "hello",
      "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
      "code": "{\"source\": \"package\"}",
      "package": "(the bytes of hello.tar)"
     }
    }
   },
   "application/json": {
    "from_an_image": {
     "summary": "From an image",
     "value": {
      "name": "thumbnails",
      "code": {
       "source": "image",
       "image": "example/thumbnails:2"
      }
     }
    }
   },
   "application/x-www-form-urlencoded": {
    "from_an_image_in_a_form": {
     "summary": "From an image, in a form",
     "value": {
      "name": "thumbnails",
      "code": "{\"source\":\"image\",\"image\":\"example/thumbnails:2\"}"
     }
    }
   }
  },
  "answers": {
   "201": {
    "application/json": {
     "from_an_archive": {
      "summary": "From an archive",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000004",
       "name": "hello",
       "description": null,
       "count": 0,
       "code": {
        "source": "package",
        "md5sum": "fd049dd34b7797bc930d00d5764d797d",
        "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
        "size": 2048,
        "format": "tar"
       },
       "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
       "entry": "main.main",
       "latest_version": 0,
       "cpu": 100,
       "memory_size": 33554432,
       "timeout": 5,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:14Z",
       "updated_at": null
      }
     },
     "from_an_image": {
      "summary": "From an image",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000005",
       "name": "thumbnails",
       "description": null,
       "count": 0,
       "code": {
        "source": "image",
        "image": "example/thumbnails:2"
       },
       "runtime_id": null,
       "entry": null,
       "latest_version": 0,
       "cpu": 100,
       "memory_size": 33554432,
       "timeout": 5,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:15Z",
       "updated_at": null
      }
     },
     "from_an_image_in_a_form": {
      "summary": "From an image, in a form",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000006",
       "name": "thumbnails",
       "description": null,
       "count": 0,
       "code": {
        "source": "image",
        "image": "example/thumbnails:2"
       },
       "runtime_id": null,
       "entry": null,
       "latest_version": 0,
       "cpu": 100,
       "memory_size": 33554432,
       "timeout": 5,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:16Z",
       "updated_at": null
      }
     }
    }
   },
   "400": {
    "application/json": {
     "too_much_time": {
      "summary": "Too much time",
      "value": {
       "faultcode": "Client",
       "faultstring": "timeout resource limitation not within the allowable range: 1 ~ 300(seconds).",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000011",
       "field": "timeout"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000091"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function:create",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000092"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown_runtime": {
      "summary": "Unknown runtime",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000013"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000093"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send multipart/form-data, application/x-www-form-urlencoded, application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000094"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000013c"
      }
     }
    }
   },
   "501": {
    "application/json": {
     "no_object_store": {
      "summary": "No object store",
      "value": {
       "faultcode": "Server",
       "faultstring": "This host has no object store: code of source swift is not supported.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000012",
       "field": "code"
      }
     }
    }
   }
  }
 },
 "listFunctions": {
  "answers": {
   "200": {
    "application/json": {
     "all_functions": {
      "summary": "All functions",
      "value": {
       "functions": [
        {
         "id": "018f3a5c-6800-7000-8000-000000000004",
         "name": "hello",
         "description": null,
         "count": 0,
         "code": {
          "source": "package",
          "md5sum": "fd049dd34b7797bc930d00d5764d797d",
          "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
          "size": 2048,
          "format": "tar"
         },
         "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
         "entry": "main.main",
         "latest_version": 0,
         "cpu": 100,
         "memory_size": 33554432,
         "timeout": 5,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:14Z",
         "updated_at": null
        },
        {
         "id": "018f3a5c-6800-7000-8000-000000000005",
         "name": "thumbnails",
         "description": null,
         "count": 0,
         "code": {
          "source": "image",
          "image": "example/thumbnails:2"
         },
         "runtime_id": null,
         "entry": null,
         "latest_version": 0,
         "cpu": 100,
         "memory_size": 33554432,
         "timeout": 5,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:15Z",
         "updated_at": null
        },
        {
         "id": "018f3a5c-6800-7000-8000-000000000006",
         "name": "thumbnails",
         "description": null,
         "count": 0,
         "code": {
          "source": "image",
          "image": "example/thumbnails:2"
         },
         "runtime_id": null,
         "entry": null,
         "latest_version": 0,
         "cpu": 100,
         "memory_size": 33554432,
         "timeout": 5,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:16Z",
         "updated_at": null
        }
       ]
      }
     },
     "one_of_them_by_name_and_where_more_are": {
      "summary": "One of them by name, and where more are",
      "value": {
       "functions": [
        {
         "id": "018f3a5c-6800-7000-8000-000000000005",
         "name": "thumbnails",
         "description": null,
         "count": 0,
         "code": {
          "source": "image",
          "image": "example/thumbnails:2"
         },
         "runtime_id": null,
         "entry": null,
         "latest_version": 0,
         "cpu": 100,
         "memory_size": 33554432,
         "timeout": 5,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:15Z",
         "updated_at": null
        }
       ],
       "next": "https://qinling.example.org/v1/functions?limit=1&sort_keys=name&sort_dirs=desc&marker=018f3a5c-6800-7000-8000-000000000005"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000095",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000096"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function:get_all",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000097"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000013d"
      }
     }
    }
   }
  }
 },
 "getFunction": {
  "answers": {
   "200": {
    "application/json": {
     "a_function": {
      "summary": "A function",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000004",
       "name": "hello",
       "description": null,
       "count": 0,
       "code": {
        "source": "package",
        "md5sum": "fd049dd34b7797bc930d00d5764d797d",
        "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
        "size": 2048,
        "format": "tar"
       },
       "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
       "entry": "main.main",
       "latest_version": 0,
       "cpu": 100,
       "memory_size": 33554432,
       "timeout": 5,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:14Z",
       "updated_at": null
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000098",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000099"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function:get",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000009a"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000009b"
      }
     }
    }
   },
   "405": {
    "application/json": {
     "an_image": {
      "summary": "An image",
      "value": {
       "faultcode": "Client",
       "faultstring": "Download only allowed for package type function.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000001b"
      }
     }
    }
   },
   "416": {
    "application/json": {
     "beyond_its_end": {
      "summary": "Beyond its end",
      "value": {
       "faultcode": "Client",
       "faultstring": "The range is not within the 2048 bytes of the package.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000001a"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000013e"
      }
     }
    }
   }
  }
 },
 "updateFunction": {
  "requests": {
   "application/json": {
    "longer_time": {
     "summary": "Longer time",
     "value": {
      "description": "Greets.",
      "timeout": 10
     }
    }
   },
   "application/x-www-form-urlencoded": {
    "another_memory_size": {
     "summary": "Another memory size",
     "value": {
      "memory_size": "67108864"
     }
    }
   },
   "multipart/form-data": {
    "other_code": {
     "summary": "Other code",
     "value": {
      "package": "(the bytes of hello.tar)"
     }
    }
   }
  },
  "answers": {
   "200": {
    "application/json": {
     "longer_time": {
      "summary": "Longer time",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000004",
       "name": "hello",
       "description": "Greets.",
       "count": 0,
       "code": {
        "source": "package",
        "md5sum": "fd049dd34b7797bc930d00d5764d797d",
        "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
        "size": 2048,
        "format": "tar"
       },
       "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
       "entry": "main.main",
       "latest_version": 0,
       "cpu": 100,
       "memory_size": 33554432,
       "timeout": 10,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:14Z",
       "updated_at": "2024-05-01T12:00:28Z"
      }
     },
     "another_memory_size": {
      "summary": "Another memory size",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000004",
       "name": "hello",
       "description": "Greets.",
       "count": 0,
       "code": {
        "source": "package",
        "md5sum": "fd049dd34b7797bc930d00d5764d797d",
        "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
        "size": 2048,
        "format": "tar"
       },
       "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
       "entry": "main.main",
       "latest_version": 0,
       "cpu": 100,
       "memory_size": 67108864,
       "timeout": 10,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:14Z",
       "updated_at": "2024-05-01T12:00:29Z"
      }
     },
     "other_code": {
      "summary": "Other code",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000004",
       "name": "hello",
       "description": "Greets.",
       "count": 0,
       "code": {
        "source": "package",
        "md5sum": "3c5e3d0ab4bd833aea417e748da4573c",
        "sha256": "701be3f18f8e98e336e91b4f4baf2e3d113edb6e8b406f4916e9b73026a594e2",
        "size": 2048,
        "format": "tar"
       },
       "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
       "entry": "main.main",
       "latest_version": 1,
       "cpu": 100,
       "memory_size": 67108864,
       "timeout": 10,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:14Z",
       "updated_at": "2024-05-01T12:00:34Z"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "no_number": {
      "summary": "No number",
      "value": {
       "faultcode": "Client",
       "faultstring": "Invalid timeout resource specified. An integer is required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000001e",
       "field": "timeout"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000009c"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function:update",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000009d"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000009e"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000009f"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send multipart/form-data, application/x-www-form-urlencoded, application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a0"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000013f"
      }
     }
    }
   },
   "501": {
    "application/json": {
     "no_object_store": {
      "summary": "No object store",
      "value": {
       "faultcode": "Server",
       "faultstring": "This host has no object store: code of source swift is not supported.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000001f",
       "field": "code"
      }
     }
    }
   }
  }
 },
 "deleteFunction": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a1",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a2"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "in_use": {
      "summary": "In use",
      "value": {
       "faultcode": "Client",
       "faultstring": "The function is still associated with function alias(es).",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000038",
       "blockers": [
        {
         "kind": "alias",
         "id": "018f3a5c-6800-7000-8000-00000000000c",
         "name": "live"
        }
       ]
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a3"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000140"
      }
     }
    }
   }
  }
 },
 "createFunctionVersion": {
  "requests": {
   "application/json": {
    "the_first_version": {
     "summary": "The first version",
     "value": {
      "description": "As demonstrated"
     }
    }
   }
  },
  "answers": {
   "201": {
    "application/json": {
     "the_first_version": {
      "summary": "The first version",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000009",
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "description": "As demonstrated",
       "version_number": 1,
       "count": 0,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:33Z",
       "updated_at": null,
       "code": {
        "source": "package",
        "md5sum": "fd049dd34b7797bc930d00d5764d797d",
        "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
        "size": 2048,
        "format": "tar"
       },
       "entry": "main.main",
       "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
       "cpu": 100,
       "memory_size": 67108864,
       "timeout": 10
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a4",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a5"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "one_too_many": {
      "summary": "One too many",
      "value": {
       "faultcode": "Client",
       "faultstring": "Can not exceed maximum number(3) of versions",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000025"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a6"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a7"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a8"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000141"
      }
     }
    }
   }
  }
 },
 "listFunctionVersions": {
  "answers": {
   "200": {
    "application/json": {
     "its_versions": {
      "summary": "Its versions",
      "value": {
       "function_versions": [
        {
         "id": "018f3a5c-6800-7000-8000-000000000009",
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "description": "As demonstrated",
         "version_number": 1,
         "count": 0,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:33Z",
         "updated_at": null,
         "code": {
          "source": "package",
          "md5sum": "fd049dd34b7797bc930d00d5764d797d",
          "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
          "size": 2048,
          "format": "tar"
         },
         "entry": "main.main",
         "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
         "cpu": 100,
         "memory_size": 67108864,
         "timeout": 10
        },
        {
         "id": "018f3a5c-6800-7000-8000-00000000000a",
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "description": "Politer",
         "version_number": 2,
         "count": 0,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:35Z",
         "updated_at": null,
         "code": {
          "source": "package",
          "md5sum": "3c5e3d0ab4bd833aea417e748da4573c",
          "sha256": "701be3f18f8e98e336e91b4f4baf2e3d113edb6e8b406f4916e9b73026a594e2",
          "size": 2048,
          "format": "tar"
         },
         "entry": "main.main",
         "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
         "cpu": 100,
         "memory_size": 67108864,
         "timeout": 10
        },
        {
         "id": "018f3a5c-6800-7000-8000-00000000000b",
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "description": null,
         "version_number": 3,
         "count": 0,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:36Z",
         "updated_at": null,
         "code": {
          "source": "package",
          "md5sum": "3c5e3d0ab4bd833aea417e748da4573c",
          "sha256": "701be3f18f8e98e336e91b4f4baf2e3d113edb6e8b406f4916e9b73026a594e2",
          "size": 2048,
          "format": "tar"
         },
         "entry": "main.main",
         "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
         "cpu": 100,
         "memory_size": 67108864,
         "timeout": 10
        }
       ]
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000a9",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000aa"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_version:get_all",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ab"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ac"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000142"
      }
     }
    }
   }
  }
 },
 "getFunctionVersion": {
  "answers": {
   "200": {
    "application/json": {
     "a_version": {
      "summary": "A version",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000009",
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "description": "As demonstrated",
       "version_number": 1,
       "count": 0,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:33Z",
       "updated_at": null,
       "code": {
        "source": "package",
        "md5sum": "fd049dd34b7797bc930d00d5764d797d",
        "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
        "size": 2048,
        "format": "tar"
       },
       "entry": "main.main",
       "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
       "cpu": 100,
       "memory_size": 67108864,
       "timeout": 10
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ad",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ae"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_version:get",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000af"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b0"
      }
     }
    }
   },
   "416": {
    "application/json": {
     "beyond_its_end": {
      "summary": "Beyond its end",
      "value": {
       "faultcode": "Client",
       "faultstring": "The range is not within the 2048 bytes of the package.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000002b"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000143"
      }
     }
    }
   }
  }
 },
 "updateFunctionVersion": {
  "requests": {
   "application/json": {
    "another_description": {
     "summary": "Another description",
     "value": {
      "description": "As demonstrated in May"
     }
    }
   }
  },
  "answers": {
   "200": {
    "application/json": {
     "another_description": {
      "summary": "Another description",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000009",
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "description": "As demonstrated in May",
       "version_number": 1,
       "count": 0,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:33Z",
       "updated_at": "2024-05-01T12:00:44Z",
       "code": {
        "source": "package",
        "md5sum": "fd049dd34b7797bc930d00d5764d797d",
        "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
        "size": 2048,
        "format": "tar"
       },
       "entry": "main.main",
       "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
       "cpu": 100,
       "memory_size": 67108864,
       "timeout": 10
      }
     }
    }
   },
   "400": {
    "application/json": {
     "another_entry": {
      "summary": "Another entry",
      "value": {
       "faultcode": "Client",
       "faultstring": "Invalid input for field/attribute entry. Value: 'main.other'. Cannot set read only field.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000002d",
       "field": "entry"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b1"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_version:update",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b2"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b3"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b4"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b5"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000144"
      }
     }
    }
   }
  }
 },
 "deleteFunctionVersion": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ba",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000bb"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "in_use": {
      "summary": "In use",
      "value": {
       "faultcode": "Client",
       "faultstring": "The function version is still associated with alias.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000039",
       "blockers": [
        {
         "kind": "alias",
         "id": "018f3a5c-6800-7000-8000-00000000000c",
         "name": "live"
        }
       ]
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000bc"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000146"
      }
     }
    }
   }
  }
 },
 "restoreFunctionVersion": {
  "answers": {
   "200": {
    "application/json": {
     "version_1_again": {
      "summary": "Version 1 again",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000004",
       "name": "hello",
       "description": "Greets.",
       "count": 0,
       "code": {
        "source": "package",
        "md5sum": "fd049dd34b7797bc930d00d5764d797d",
        "sha256": "93fc200391584e2beb427cda4d25a208f3161b519a03dd195d3867b64473ebdb",
        "size": 2048,
        "format": "tar"
       },
       "runtime_id": "018f3a5c-6800-7000-8000-000000000002",
       "entry": "main.main",
       "latest_version": 3,
       "cpu": 100,
       "memory_size": 67108864,
       "timeout": 10,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:14Z",
       "updated_at": "2024-05-01T12:00:46Z"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b6",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b7"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_version:restore",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b8"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000b9"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000145"
      }
     }
    }
   }
  }
 },
 "listFunctionWorkers": {
  "answers": {
   "200": {
    "application/json": {
     "its_workers": {
      "summary": "Its workers",
      "value": {
       "workers": [
        {
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "function_version": 2,
         "worker_name": "memory-1"
        },
        {
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "function_version": 1,
         "worker_name": "memory-2"
        },
        {
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "function_version": 0,
         "worker_name": "memory-3"
        }
       ]
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000114",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000115"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_worker:get_all",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000116"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000117"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000015d"
      }
     }
    }
   }
  }
 },
 "scaleUpFunction": {
  "requests": {
   "application/json": {
    "two_more": {
     "summary": "Two more",
     "value": {
      "count": 2
     }
    }
   }
  },
  "answers": {
   "400": {
    "application/json": {
     "none": {
      "summary": "None",
      "value": {
       "faultcode": "Client",
       "faultstring": "Invalid input for field/attribute count. Value: '0'. An integer from 1 to 2147483647 is required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000062",
       "field": "count"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000118"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function:scale_up",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000119"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000011a"
      }
     }
    }
   },
   "409": {
    "application/json": {
     "the_runtime_is_upgrading": {
      "summary": "The runtime is upgrading",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime 018f3a5c-6800-7000-8000-000000000002 is not available.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000006f"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000011b"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000011c"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000015e"
      }
     }
    }
   },
   "501": {
    "application/json": {
     "images_do_not_run_here": {
      "summary": "Images do not run here",
      "value": {
       "faultcode": "Server",
       "faultstring": "This host can not run functions whose code is an image.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000069"
      }
     }
    }
   }
  }
 },
 "scaleDownFunction": {
  "requests": {
   "application/json": {
    "one_less": {
     "summary": "One less",
     "value": {
      "count": 1
     }
    }
   }
  },
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000011d",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000011e"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function:scale_down",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000011f"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000120"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000121"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000122"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000015f"
      }
     }
    }
   }
  }
 },
 "detachFunction": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000123",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000124"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function:detach",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000125"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000126"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000160"
      }
     }
    }
   }
  }
 },
 "scaleUpFunctionVersion": {
  "requests": {
   "application/json": {
    "two_more": {
     "summary": "Two more",
     "value": {
      "count": 2
     }
    }
   }
  },
  "answers": {
   "400": {
    "application/json": {
     "none": {
      "summary": "None",
      "value": {
       "faultcode": "Client",
       "faultstring": "Invalid input for field/attribute count. Value: '0'. An integer from 1 to 2147483647 is required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000066",
       "field": "count"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000127"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_version:scale_up",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000128"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000129"
      }
     }
    }
   },
   "409": {
    "application/json": {
     "the_runtime_is_upgrading": {
      "summary": "The runtime is upgrading",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime 018f3a5c-6800-7000-8000-000000000002 is not available.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000070"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000012a"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000012b"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000161"
      }
     }
    }
   }
  }
 },
 "scaleDownFunctionVersion": {
  "requests": {
   "application/json": {
    "one_less": {
     "summary": "One less",
     "value": {
      "count": 1
     }
    }
   }
  },
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000012c",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000012d"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_version:scale_down",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000012e"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000012f"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000130"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000131"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000162"
      }
     }
    }
   }
  }
 },
 "detachFunctionVersion": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000132",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000133"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_version:detach",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000134"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000135"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000163"
      }
     }
    }
   }
  }
 },
 "createFunctionAlias": {
  "requests": {
   "application/json": {
    "an_alias": {
     "summary": "An alias",
     "value": {
      "name": "live",
      "function_id": "018f3a5c-6800-7000-8000-000000000004",
      "function_version": 1
     }
    }
   }
  },
  "answers": {
   "201": {
    "application/json": {
     "an_alias": {
      "summary": "An alias",
      "value": {
       "id": "018f3a5c-6800-7000-8000-00000000000c",
       "name": "live",
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "description": null,
       "function_version": 1,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:48Z",
       "updated_at": null
      }
     }
    }
   },
   "400": {
    "application/json": {
     "a_taken_name": {
      "summary": "A taken name",
      "value": {
       "faultcode": "Client",
       "faultstring": "Duplicate entry for function_aliases: ['project_id', 'name']",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000031",
       "field": "name"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000bd"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_alias:create",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000be"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "an_unknown_version": {
      "summary": "An unknown version",
      "value": {
       "faultcode": "Client",
       "faultstring": "FunctionVersion not found [function_id=018f3a5c-6800-7000-8000-000000000004, version_number=9]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000032"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000bf"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c0"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000147"
      }
     }
    }
   }
  }
 },
 "listFunctionAliases": {
  "answers": {
   "200": {
    "application/json": {
     "all_aliases": {
      "summary": "All aliases",
      "value": {
       "function_aliases": [
        {
         "id": "018f3a5c-6800-7000-8000-00000000000c",
         "name": "live",
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "description": null,
         "function_version": 1,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:48Z",
         "updated_at": null
        }
       ]
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c1",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c2"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_alias:get_all",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c3"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000148"
      }
     }
    }
   }
  }
 },
 "getFunctionAlias": {
  "answers": {
   "200": {
    "application/json": {
     "an_alias": {
      "summary": "An alias",
      "value": {
       "id": "018f3a5c-6800-7000-8000-00000000000c",
       "name": "live",
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "description": null,
       "function_version": 1,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:48Z",
       "updated_at": null
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c4",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c5"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_alias:get",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c6"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "FunctionAlias not found [name=unknown]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c7"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000149"
      }
     }
    }
   }
  }
 },
 "updateFunctionAlias": {
  "requests": {
   "application/json": {
    "to_version_2": {
     "summary": "To version 2",
     "value": {
      "function_version": 2
     }
    }
   }
  },
  "answers": {
   "200": {
    "application/json": {
     "to_version_2": {
      "summary": "To version 2",
      "value": {
       "id": "018f3a5c-6800-7000-8000-00000000000c",
       "name": "live",
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "description": null,
       "function_version": 2,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:48Z",
       "updated_at": "2024-05-01T12:00:53Z"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c8",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000c9"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: function_alias:update",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ca"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "FunctionAlias not found [name=unknown]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000cb"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000cc"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000cd"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000014a"
      }
     }
    }
   }
  }
 },
 "deleteFunctionAlias": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ce",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000cf"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "alias_of_a_job": {
      "summary": "Alias of a job",
      "value": {
       "faultcode": "Client",
       "faultstring": "The function alias is still associated with running job(s).",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000050",
       "blockers": [
        {
         "kind": "job",
         "id": "018f3a5c-6800-7000-8000-000000000013"
        }
       ]
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "FunctionAlias not found [name=spare]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d0"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000014b"
      }
     }
    }
   }
  }
 },
 "createExecution": {
  "requests": {
   "application/json": {
    "by_alias_waiting_for_its_end": {
     "summary": "By alias, waiting for its end",
     "value": {
      "function_alias": "live",
      "input": {
       "name": "Ada"
      }
     }
    },
    "code_that_fails": {
     "summary": "Code that fails",
     "value": {
      "function_id": "018f3a5c-6800-7000-8000-000000000004",
      "function_version": 1,
      "input": "{}"
     }
    },
    "without_waiting": {
     "summary": "Without waiting",
     "value": {
      "function_id": "018f3a5c-6800-7000-8000-000000000004",
      "sync": false,
      "input": {
       "sleep": true
      }
     }
    }
   }
  },
  "answers": {
   "201": {
    "application/json": {
     "by_alias_waiting_for_its_end": {
      "summary": "By alias, waiting for its end",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000010",
       "function_alias": "live",
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "function_version": 2,
       "description": null,
       "input": "{\"name\":\"Ada\"}",
       "result": "{\"duration\":0,\"output\":\"Hello, Ada\"}",
       "status": "success",
       "sync": true,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:59Z",
       "updated_at": "2024-05-01T12:00:59Z"
      }
     },
     "code_that_fails": {
      "summary": "Code that fails",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000011",
       "function_alias": null,
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "function_version": 1,
       "description": null,
       "input": "{}",
       "result": "{\"duration\":0,\"output\":\"Cannot read the property 'name'\"}",
       "status": "failed",
       "sync": true,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:00Z",
       "updated_at": "2024-05-01T12:01:00Z"
      }
     },
     "without_waiting": {
      "summary": "Without waiting",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000012",
       "function_alias": null,
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "function_version": 0,
       "description": null,
       "input": "{\"sleep\":true}",
       "result": null,
       "status": "running",
       "sync": false,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:01Z",
       "updated_at": null
      }
     }
    }
   },
   "400": {
    "application/json": {
     "no_target": {
      "summary": "No target",
      "value": {
       "faultcode": "Client",
       "faultstring": "Either function_alias or function_id must be provided.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000003e",
       "field": "function_id"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d1"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: execution:create",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d2"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown_function": {
      "summary": "Unknown function",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000003f"
      }
     }
    }
   },
   "409": {
    "application/json": {
     "the_runtime_is_upgrading": {
      "summary": "The runtime is upgrading",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime 018f3a5c-6800-7000-8000-000000000002 is not available.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000006d"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d3"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d4"
      }
     }
    }
   },
   "429": {
    "application/json": {
     "too_many": {
      "summary": "Too many",
      "value": {
       "faultcode": "Client",
       "faultstring": "1 executions are waiting already. Try again later.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000073"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000014c"
      }
     }
    }
   },
   "501": {
    "application/json": {
     "images_do_not_run_here": {
      "summary": "Images do not run here",
      "value": {
       "faultcode": "Server",
       "faultstring": "This host can not run functions whose code is an image.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000040"
      }
     }
    }
   },
   "503": {
    "application/json": {
     "shutting_down": {
      "summary": "Shutting down",
      "value": {
       "faultcode": "Server",
       "faultstring": "The service is closed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000164"
      }
     }
    }
   }
  }
 },
 "listExecutions": {
  "answers": {
   "200": {
    "application/json": {
     "all_executions": {
      "summary": "All executions",
      "value": {
       "executions": [
        {
         "id": "018f3a5c-6800-7000-8000-000000000010",
         "function_alias": "live",
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "function_version": 2,
         "description": null,
         "input": "{\"name\":\"Ada\"}",
         "result": "{\"duration\":0,\"output\":\"Hello, Ada\"}",
         "status": "success",
         "sync": true,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:00:59Z",
         "updated_at": "2024-05-01T12:00:59Z"
        },
        {
         "id": "018f3a5c-6800-7000-8000-000000000011",
         "function_alias": null,
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "function_version": 1,
         "description": null,
         "input": "{}",
         "result": "{\"duration\":0,\"output\":\"Cannot read the property 'name'\"}",
         "status": "failed",
         "sync": true,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:01:00Z",
         "updated_at": "2024-05-01T12:01:00Z"
        },
        {
         "id": "018f3a5c-6800-7000-8000-000000000012",
         "function_alias": null,
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "function_version": 0,
         "description": null,
         "input": "{\"sleep\":true}",
         "result": null,
         "status": "running",
         "sync": false,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:01:01Z",
         "updated_at": null
        }
       ]
      }
     },
     "failed_ones_of_a_version": {
      "summary": "Failed ones of a version",
      "value": {
       "executions": [
        {
         "id": "018f3a5c-6800-7000-8000-000000000011",
         "function_alias": null,
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "function_version": 1,
         "description": null,
         "input": "{}",
         "result": "{\"duration\":0,\"output\":\"Cannot read the property 'name'\"}",
         "status": "failed",
         "sync": true,
         "project_id": "atlas",
         "created_at": "2024-05-01T12:01:00Z",
         "updated_at": "2024-05-01T12:01:00Z"
        }
       ]
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d5",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d6"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: execution:get_all",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d7"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000014d"
      }
     }
    }
   }
  }
 },
 "getExecution": {
  "answers": {
   "200": {
    "application/json": {
     "an_execution": {
      "summary": "An execution",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000010",
       "function_alias": "live",
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "function_version": 2,
       "description": null,
       "input": "{\"name\":\"Ada\"}",
       "result": "{\"duration\":0,\"output\":\"Hello, Ada\"}",
       "status": "success",
       "sync": true,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:00:59Z",
       "updated_at": "2024-05-01T12:00:59Z"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d8",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000d9"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: execution:get",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000da"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Execution not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000db"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000014e"
      }
     }
    }
   }
  }
 },
 "deleteExecution": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e4",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e5"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: execution:delete",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e6"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Execution not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e7"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000151"
      }
     }
    }
   }
  }
 },
 "getExecutionLog": {
  "answers": {
   "200": {
    "text/plain": {
     "its_log": {
      "summary": "Its log",
      "value": "Start execution: 018f3a5c-6800-7000-8000-000000000010\ngreeting Ada\nFinished execution: 018f3a5c-6800-7000-8000-000000000010\n"
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000dc",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000dd"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: execution:get",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000de"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Execution not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000df"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000014f"
      }
     }
    }
   }
  }
 },
 "cancelExecution": {
  "answers": {
   "200": {
    "application/json": {
     "a_running_one": {
      "summary": "A running one",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000012",
       "function_alias": null,
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "function_version": 0,
       "description": null,
       "input": "{\"sleep\":true}",
       "result": "{\"duration\":8,\"output\":\"The execution was cancelled.\"}",
       "status": "cancelled",
       "sync": false,
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:01Z",
       "updated_at": "2024-05-01T12:01:09Z"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e0",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e1"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: execution:cancel",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e2"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Execution not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e3"
      }
     }
    }
   },
   "409": {
    "application/json": {
     "one_that_has_ended": {
      "summary": "One that has ended",
      "value": {
       "faultcode": "Client",
       "faultstring": "Execution 018f3a5c-6800-7000-8000-000000000010 is not running.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000046"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000150"
      }
     }
    }
   }
  }
 },
 "createJob": {
  "requests": {
   "application/json": {
    "every_night": {
     "summary": "Every night",
     "value": {
      "name": "nightly",
      "function_alias": "live",
      "pattern": "0 3 * * *",
      "function_input": {
       "name": "Ada"
      }
     }
    },
    "once": {
     "summary": "Once",
     "value": {
      "function_id": "018f3a5c-6800-7000-8000-000000000004",
      "first_execution_time": "2024-05-02 08:30:00"
     }
    }
   }
  },
  "answers": {
   "201": {
    "application/json": {
     "every_night": {
      "summary": "Every night",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000013",
       "name": "nightly",
       "count": null,
       "status": "running",
       "function_alias": "live",
       "function_id": null,
       "function_version": null,
       "function_input": "{\"name\":\"Ada\"}",
       "pattern": "0 3 * * *",
       "first_execution_time": null,
       "next_execution_time": "2024-05-02T03:00:00Z",
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:12Z",
       "updated_at": null
      }
     },
     "once": {
      "summary": "Once",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000014",
       "name": null,
       "count": 1,
       "status": "running",
       "function_alias": null,
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "function_version": 0,
       "function_input": null,
       "pattern": null,
       "first_execution_time": "2024-05-02T08:30:00Z",
       "next_execution_time": "2024-05-02T08:30:00Z",
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:13Z",
       "updated_at": null
      }
     }
    }
   },
   "400": {
    "application/json": {
     "not_a_pattern": {
      "summary": "Not a pattern",
      "value": {
       "faultcode": "Client",
       "faultstring": "The specified pattern is not valid: every night",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000004a",
       "field": "pattern"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e8"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: job:create",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000e9"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown_function": {
      "summary": "Unknown function",
      "value": {
       "faultcode": "Client",
       "faultstring": "Function not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000004b"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ea"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000eb"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000152"
      }
     }
    }
   }
  }
 },
 "listJobs": {
  "answers": {
   "200": {
    "application/json": {
     "all_jobs": {
      "summary": "All jobs",
      "value": {
       "jobs": [
        {
         "id": "018f3a5c-6800-7000-8000-000000000013",
         "name": "nightly",
         "count": null,
         "status": "running",
         "function_alias": "live",
         "function_id": null,
         "function_version": null,
         "function_input": "{\"name\":\"Ada\"}",
         "pattern": "0 3 * * *",
         "first_execution_time": null,
         "next_execution_time": "2024-05-02T03:00:00Z",
         "project_id": "atlas",
         "created_at": "2024-05-01T12:01:12Z",
         "updated_at": null
        },
        {
         "id": "018f3a5c-6800-7000-8000-000000000014",
         "name": null,
         "count": 1,
         "status": "running",
         "function_alias": null,
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "function_version": 0,
         "function_input": null,
         "pattern": null,
         "first_execution_time": "2024-05-02T08:30:00Z",
         "next_execution_time": "2024-05-02T08:30:00Z",
         "project_id": "atlas",
         "created_at": "2024-05-01T12:01:13Z",
         "updated_at": null
        }
       ]
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ec",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ed"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: job:get_all",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ee"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000153"
      }
     }
    }
   }
  }
 },
 "getJob": {
  "answers": {
   "200": {
    "application/json": {
     "a_job": {
      "summary": "A job",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000013",
       "name": "nightly",
       "count": null,
       "status": "running",
       "function_alias": "live",
       "function_id": null,
       "function_version": null,
       "function_input": "{\"name\":\"Ada\"}",
       "pattern": "0 3 * * *",
       "first_execution_time": null,
       "next_execution_time": "2024-05-02T03:00:00Z",
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:12Z",
       "updated_at": null
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ef",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f0"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: job:get",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f1"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Job not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f2"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000154"
      }
     }
    }
   }
  }
 },
 "updateJob": {
  "requests": {
   "application/json": {
    "pause_it": {
     "summary": "Pause it",
     "value": {
      "status": "paused"
     }
    }
   }
  },
  "answers": {
   "200": {
    "application/json": {
     "pause_it": {
      "summary": "Pause it",
      "value": {
       "id": "018f3a5c-6800-7000-8000-000000000013",
       "name": "nightly",
       "count": null,
       "status": "paused",
       "function_alias": "live",
       "function_id": null,
       "function_version": null,
       "function_input": "{\"name\":\"Ada\"}",
       "pattern": "0 3 * * *",
       "first_execution_time": null,
       "next_execution_time": "2024-05-02T03:00:00Z",
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:12Z",
       "updated_at": "2024-05-01T12:01:18Z"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "not_a_status": {
      "summary": "Not a status",
      "value": {
       "faultcode": "Client",
       "faultstring": "Invalid status.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000004f",
       "field": "status"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f3"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: job:update",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f4"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Job not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f5"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f6"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f7"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000155"
      }
     }
    }
   }
  }
 },
 "deleteJob": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f8",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000f9"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: job:delete",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000fa"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Job not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000fb"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000156"
      }
     }
    }
   }
  }
 },
 "createWebhook": {
  "requests": {
   "application/json": {
    "of_the_latest_code": {
     "summary": "Of the latest code",
     "value": {
      "function_id": "018f3a5c-6800-7000-8000-000000000004",
      "description": "For the shop"
     }
    }
   }
  },
  "answers": {
   "201": {
    "application/json": {
     "of_the_latest_code": {
      "summary": "Of the latest code",
      "value": {
       "id": "018f3a5c-6800-4000-8000-000000000016",
       "function_alias": null,
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "function_version": 0,
       "description": "For the shop",
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:22Z",
       "updated_at": null,
       "webhook_url": "https://qinling.example.org/v1/webhooks/018f3a5c-6800-4000-8000-000000000016/invoke"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "no_target": {
      "summary": "No target",
      "value": {
       "faultcode": "Client",
       "faultstring": "Either function_alias or function_id must be provided.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000053",
       "field": "function_id"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000fc"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: webhook:create",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000fd"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown_alias": {
      "summary": "Unknown alias",
      "value": {
       "faultcode": "Client",
       "faultstring": "FunctionAlias not found [name=unknown]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000054"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000fe"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-0000000000ff"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000157"
      }
     }
    }
   }
  }
 },
 "listWebhooks": {
  "answers": {
   "200": {
    "application/json": {
     "all_webhooks": {
      "summary": "All webhooks",
      "value": {
       "webhooks": [
        {
         "id": "018f3a5c-6800-4000-8000-000000000016",
         "function_alias": null,
         "function_id": "018f3a5c-6800-7000-8000-000000000004",
         "function_version": 0,
         "description": "For the shop",
         "project_id": "atlas",
         "created_at": "2024-05-01T12:01:22Z",
         "updated_at": null,
         "webhook_url": "https://qinling.example.org/v1/webhooks/018f3a5c-6800-4000-8000-000000000016/invoke"
        }
       ]
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000100",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000101"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: webhook:get_all",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000102"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000158"
      }
     }
    }
   }
  }
 },
 "getWebhook": {
  "answers": {
   "200": {
    "application/json": {
     "a_webhook": {
      "summary": "A webhook",
      "value": {
       "id": "018f3a5c-6800-4000-8000-000000000016",
       "function_alias": null,
       "function_id": "018f3a5c-6800-7000-8000-000000000004",
       "function_version": 0,
       "description": "For the shop",
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:22Z",
       "updated_at": null,
       "webhook_url": "https://qinling.example.org/v1/webhooks/018f3a5c-6800-4000-8000-000000000016/invoke"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000103",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000104"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: webhook:get",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000105"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Webhook not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000106"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000159"
      }
     }
    }
   }
  }
 },
 "updateWebhook": {
  "requests": {
   "application/json": {
    "to_an_alias": {
     "summary": "To an alias",
     "value": {
      "function_alias": "live"
     }
    }
   }
  },
  "answers": {
   "200": {
    "application/json": {
     "to_an_alias": {
      "summary": "To an alias",
      "value": {
       "id": "018f3a5c-6800-4000-8000-000000000016",
       "function_alias": "live",
       "function_id": null,
       "function_version": null,
       "description": "For the shop",
       "project_id": "atlas",
       "created_at": "2024-05-01T12:01:22Z",
       "updated_at": "2024-05-01T12:01:27Z",
       "webhook_url": "https://qinling.example.org/v1/webhooks/018f3a5c-6800-4000-8000-000000000016/invoke"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000107",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000108"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: webhook:update",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000109"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Webhook not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000010a"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000010b"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000010c"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000015a"
      }
     }
    }
   }
  }
 },
 "deleteWebhook": {
  "answers": {
   "400": {
    "application/json": {
     "something_unknown": {
      "summary": "Something unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Unknown query parameter: colour",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000110",
       "field": "colour"
      }
     }
    }
   },
   "401": {
    "application/json": {
     "without_a_login": {
      "summary": "Without a login",
      "value": {
       "faultcode": "Client",
       "faultstring": "Authentication required.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000111"
      }
     }
    }
   },
   "403": {
    "application/json": {
     "a_caller_who_may_not": {
      "summary": "A caller who may not",
      "value": {
       "faultcode": "Client",
       "faultstring": "Operation not allowed: webhook:delete",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000112"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Webhook not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000113"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000015c"
      }
     }
    }
   }
  }
 },
 "invokeWebhook": {
  "requests": {
   "application/json": {
    "with_json": {
     "summary": "With JSON",
     "value": {
      "name": "Ada"
     }
    }
   },
   "application/x-www-form-urlencoded": {
    "with_a_form": {
     "summary": "With a form",
     "value": {
      "name": "Ada"
     }
    }
   },
   "multipart/form-data": {
    "with_a_multipart_form": {
     "summary": "With a multipart form",
     "value": {
      "name": "Ada"
     }
    }
   }
  },
  "answers": {
   "202": {
    "application/json": {
     "with_json": {
      "summary": "With JSON",
      "value": {
       "execution_id": "018f3a5c-6800-7000-8000-000000000018"
      }
     },
     "with_a_form": {
      "summary": "With a form",
      "value": {
       "execution_id": "018f3a5c-6800-7000-8000-000000000019"
      }
     },
     "with_a_multipart_form": {
      "summary": "With a multipart form",
      "value": {
       "execution_id": "018f3a5c-6800-7000-8000-00000000001a"
      }
     }
    }
   },
   "400": {
    "application/json": {
     "not_an_object": {
      "summary": "Not an object",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body must be a JSON object.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000005b"
      }
     }
    }
   },
   "404": {
    "application/json": {
     "unknown": {
      "summary": "Unknown",
      "value": {
       "faultcode": "Client",
       "faultstring": "Webhook not found [id=00000000-0000-4000-8000-000000000000]",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000010d"
      }
     }
    }
   },
   "409": {
    "application/json": {
     "the_runtime_is_upgrading": {
      "summary": "The runtime is upgrading",
      "value": {
       "faultcode": "Client",
       "faultstring": "Runtime 018f3a5c-6800-7000-8000-000000000002 is not available.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000006e"
      }
     }
    }
   },
   "413": {
    "application/json": {
     "too_large": {
      "summary": "Too large",
      "value": {
       "faultcode": "Client",
       "faultstring": "The body is too large: at most 4096 bytes are allowed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000010e"
      }
     }
    }
   },
   "415": {
    "application/json": {
     "not_a_type_that_is_taken": {
      "summary": "Not a type that is taken",
      "value": {
       "faultcode": "Client",
       "faultstring": "Content-Type text/plain is not supported here; send application/json, application/x-www-form-urlencoded, multipart/form-data.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000010f"
      }
     }
    }
   },
   "429": {
    "application/json": {
     "too_many": {
      "summary": "Too many",
      "value": {
       "faultcode": "Client",
       "faultstring": "1 executions are waiting already. Try again later.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000074"
      }
     }
    }
   },
   "500": {
    "application/json": {
     "a_broken_storage": {
      "summary": "A broken storage",
      "value": {
       "faultcode": "Server",
       "faultstring": "The storage of this service failed. Its operator finds the reason in the log.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000015b"
      }
     }
    }
   },
   "501": {
    "application/json": {
     "images_do_not_run_here": {
      "summary": "Images do not run here",
      "value": {
       "faultcode": "Server",
       "faultstring": "This host can not run functions whose code is an image.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-00000000005d"
      }
     }
    }
   },
   "503": {
    "application/json": {
     "shutting_down": {
      "summary": "Shutting down",
      "value": {
       "faultcode": "Server",
       "faultstring": "The service is closed.",
       "debuginfo": null,
       "request_id": "req-018f3a5c-6800-4000-8000-000000000165"
      }
     }
    }
   }
  }
 }
};
