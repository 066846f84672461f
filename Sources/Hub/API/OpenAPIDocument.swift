// swift-format-ignore-file
// Written by Fixtures/openapi.py; the same as Specs/openapi.json.

/// The description of the API.
enum OpenAPIDocument {
    /// The text of Specs/openapi.json.
    static let text = #"""
{
 "openapi": "3.1.0",
 "info": {
  "title": "Allmende",
  "version": "1",
  "license": {
   "name": "EUPL-1.2",
   "identifier": "EUPL-1.2"
  },
  "description": "The JSON API of a hub (Specs/api.md). Names of members are German, as in all files of the project; sentences are German or English by Accept-Language. Lists come in pages: `weiter` of one is `cursor` of the next. Every error is a problem detail (RFC 9457) with a stable `code`. What has no summary of its own is said by the schema."
 },
 "servers": [
  {
   "url": "/"
  }
 ],
 "security": [
  {
   "key": []
  },
  {
   "password": []
  }
 ],
 "paths": {
  "/api/openapi.json": {
   "get": {
    "operationId": "openAPI",
    "summary": "This document",
    "description": "For: everybody.",
    "tags": [
     "openapi"
    ],
    "security": [
     {},
     {
      "key": []
     },
     {
      "password": []
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "object"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/library": {
   "get": {
    "operationId": "library",
    "summary": "The library",
    "description": "For: everybody.",
    "tags": [
     "library"
    ],
    "security": [
     {},
     {
      "key": []
     },
     {
      "password": []
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Bibliothek"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/me": {
   "get": {
    "operationId": "me",
    "summary": "Whose access key came along",
    "description": "For: any member.",
    "tags": [
     "me"
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Ich"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/register": {
   "get": {
    "operationId": "register",
    "summary": "Organisations by name",
    "description": "For: everybody.",
    "tags": [
     "register"
    ],
    "parameters": [
     {
      "name": "q",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "description": "Words of a name.",
       "maxLength": 200
      }
     },
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 100,
       "description": "How many at most.",
       "default": 50
      }
     }
    ],
    "security": [
     {},
     {
      "key": []
     },
     {
      "password": []
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Register"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/members": {
   "get": {
    "operationId": "members",
    "summary": "Members",
    "description": "For: any member.",
    "tags": [
     "members"
    ],
    "parameters": [
     {
      "name": "cursor",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "description": "“weiter” of the page before.",
       "maxLength": 300
      }
     },
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 100,
       "description": "How many at most.",
       "default": 50
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Mitglieder"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   },
   "post": {
    "operationId": "addMember",
    "summary": "Makes a member and its access key",
    "description": "For: betrieb.",
    "tags": [
     "members"
    ],
    "parameters": [
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/MitgliedNeu"
       },
       "example": {
        "stelle": "053780004004",
        "rollen": [
         "beitragende",
         "prueferin"
        ],
        "bezeichnung": "Bauamt"
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Zugang"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/members/{kennung}": {
   "patch": {
    "operationId": "changeMember",
    "summary": "Gives a member other roles",
    "description": "For: betrieb.",
    "tags": [
     "members"
    ],
    "parameters": [
     {
      "name": "kennung",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "A member's id.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Rollen"
       },
       "example": {
        "rollen": [
         "leserin"
        ]
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/MitgliedKurz"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   },
   "delete": {
    "operationId": "removeMember",
    "summary": "Takes all rights and keys from a member",
    "description": "For: betrieb.",
    "tags": [
     "members"
    ],
    "parameters": [
     {
      "name": "kennung",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "A member's id.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "responses": {
     "204": {
      "description": "Done."
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/members/{kennung}/keys": {
   "post": {
    "operationId": "addKey",
    "summary": "Registers a key for signing (one's own, or betrieb)",
    "description": "For: any member.",
    "tags": [
     "members"
    ],
    "parameters": [
     {
      "name": "kennung",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "A member's id.",
       "maxLength": 200,
       "minLength": 1
      }
     },
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/SchluesselNeu"
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Schluessel"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/keys/{schluessel}": {
   "delete": {
    "operationId": "removeKey",
    "summary": "Takes a key out of use (one's own, or betrieb)",
    "description": "For: any member.",
    "tags": [
     "keys"
    ],
    "parameters": [
     {
      "name": "schluessel",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "A fingerprint with “-” for “+” and “_” for “/”, or the short name of an access key.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "responses": {
     "204": {
      "description": "Done."
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/invitations": {
   "post": {
    "operationId": "invite",
    "summary": "Invites somebody",
    "description": "For: betrieb.",
    "tags": [
     "invitations"
    ],
    "parameters": [
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/EinladungNeu"
       },
       "example": {
        "stelle": "053780004004",
        "rollen": [
         "beitragende"
        ],
        "tage": 14
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Einladung"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "429": {
      "$ref": "#/components/responses/429"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   },
   "get": {
    "operationId": "invitations",
    "summary": "Open invitations",
    "description": "For: betrieb.",
    "tags": [
     "invitations"
    ],
    "parameters": [
     {
      "name": "cursor",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "description": "“weiter” of the page before.",
       "maxLength": 300
      }
     },
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 100,
       "description": "How many at most.",
       "default": 50
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Einladungen"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/invitations/{einladung}": {
   "delete": {
    "operationId": "revokeInvitation",
    "summary": "Takes an invitation back",
    "description": "For: betrieb.",
    "tags": [
     "invitations"
    ],
    "parameters": [
     {
      "name": "einladung",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The short name of an invitation.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "responses": {
     "204": {
      "description": "Done."
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/enrolments": {
   "post": {
    "operationId": "enrol",
    "summary": "Redeems an invitation, asks to be admitted, or fetches the key",
    "description": "For: everybody.",
    "tags": [
     "enrolments"
    ],
    "security": [
     {},
     {
      "key": []
     },
     {
      "password": []
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/AnmeldungNeu"
       },
       "example": {
        "stelle": "053780004004",
        "bezeichnung": "Bauamt"
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Zugang"
        }
       }
      }
     },
     "202": {
      "description": "Asked for.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Angemeldet"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "429": {
      "$ref": "#/components/responses/429"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   },
   "get": {
    "operationId": "enrolments",
    "summary": "Who asked to be admitted",
    "description": "For: betrieb.",
    "tags": [
     "enrolments"
    ],
    "parameters": [
     {
      "name": "cursor",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "description": "“weiter” of the page before.",
       "maxLength": 300
      }
     },
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 100,
       "description": "How many at most.",
       "default": 50
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Anmeldungen"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/enrolments/{anmeldung}/confirmation": {
   "post": {
    "operationId": "confirmEnrolment",
    "summary": "Admits somebody",
    "description": "For: betrieb.",
    "tags": [
     "enrolments"
    ],
    "parameters": [
     {
      "name": "anmeldung",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The name of an enrolment.",
       "maxLength": 200,
       "minLength": 1
      }
     },
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Rollen"
       },
       "example": {
        "rollen": [
         "leserin"
        ]
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Zugelassen"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/enrolments/{anmeldung}": {
   "delete": {
    "operationId": "rejectEnrolment",
    "summary": "Turns somebody away",
    "description": "For: betrieb.",
    "tags": [
     "enrolments"
    ],
    "parameters": [
     {
      "name": "anmeldung",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The name of an enrolment.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "responses": {
     "204": {
      "description": "Done."
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/policy": {
   "get": {
    "operationId": "policy",
    "summary": "What the library asks of proposals",
    "description": "For: everybody.",
    "tags": [
     "policy"
    ],
    "security": [
     {},
     {
      "key": []
     },
     {
      "password": []
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Richtlinie"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   },
   "put": {
    "operationId": "setPolicy",
    "summary": "Sets it",
    "description": "For: betrieb.",
    "tags": [
     "policy"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Richtlinie"
       },
       "example": {
        "quorum": 1,
        "freigabe": true,
        "signaturen": false,
        "verantwortlich": {}
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Richtlinie"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/proposals": {
   "get": {
    "operationId": "proposals",
    "summary": "Proposals, youngest first",
    "description": "For: everybody.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "state",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "enum": [
        "offen",
        "angenommen",
        "zurueckgezogen"
       ],
       "description": "Only those."
      }
     },
     {
      "name": "cursor",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "description": "“weiter” of the page before.",
       "maxLength": 300
      }
     },
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 100,
       "description": "How many at most.",
       "default": 50
      }
     }
    ],
    "security": [
     {},
     {
      "key": []
     },
     {
      "password": []
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Vorschlaege"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   },
   "post": {
    "operationId": "openProposal",
    "summary": "Opens a proposal",
    "description": "For: contributors.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/VorschlagNeu"
       },
       "example": {
        "titel": "DSFA-Schritt ergänzen",
        "text": "Fehlte bei uns.",
        "basis": "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1",
        "aenderungen": [
         {
          "pfad": "vorlagen/beschaffung/ausschreibung-it/README.md",
          "inhalt": "# Ausschreibung\n"
         }
        ]
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Eingereicht"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/proposals/{vorschlag}": {
   "get": {
    "operationId": "proposal",
    "summary": "A proposal with all there is to say about it",
    "description": "For: everybody.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "security": [
     {},
     {
      "key": []
     },
     {
      "password": []
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Vorschlag"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/proposals/{vorschlag}/revisions": {
   "post": {
    "operationId": "revise",
    "summary": "Gives one's own proposal another content",
    "description": "For: contributors.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     },
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/FassungNeu"
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Eingereicht"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/proposals/{vorschlag}/reviews": {
   "post": {
    "operationId": "review",
    "summary": "Gives a verdict, or publishes a draft",
    "description": "For: contributors.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     },
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PruefungNeu"
       },
       "example": {
        "fassung": "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7",
        "urteil": "mitgezeichnet",
        "text": "So machen wir es auch.",
        "anmerkungen": []
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Vorgangsname"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/proposals/{vorschlag}/draft": {
   "get": {
    "operationId": "draft",
    "summary": "One's draft of a review",
    "description": "For: any member.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Entwurf"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   },
   "put": {
    "operationId": "keepDraft",
    "summary": "Keeps a draft",
    "description": "For: contributors.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/EntwurfNeu"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Entwurf"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "429": {
      "$ref": "#/components/responses/429"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   },
   "delete": {
    "operationId": "dropDraft",
    "summary": "Throws the draft away",
    "description": "For: any member.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "responses": {
     "204": {
      "description": "Done."
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/proposals/{vorschlag}/acceptance": {
   "post": {
    "operationId": "accept",
    "summary": "Makes a proposal the current version",
    "description": "For: moderation, or prueferin of a steward.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     },
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/AnnahmeNeu"
       },
       "example": {
        "ergebnis": "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Angenommen"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/proposals/{vorschlag}/withdrawal": {
   "post": {
    "operationId": "withdraw",
    "summary": "Takes a proposal back",
    "description": "For: contributors.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     },
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/RuecknahmeNeu"
       },
       "example": {
        "text": "Hat sich erledigt."
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Vorgangsname"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/proposals/{vorschlag}/moderation": {
   "post": {
    "operationId": "moderate",
    "summary": "Hides a proposal or review, or shows it again",
    "description": "For: moderation.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     },
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ModerationNeu"
       },
       "example": {
        "vorgang": "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7",
        "massnahme": "verborgen",
        "grund": "personenbezogen"
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Vorgangsname"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/proposals/{vorschlag}/dismissals": {
   "post": {
    "operationId": "dismiss",
    "summary": "Sets a request for changes aside",
    "description": "For: moderation.",
    "tags": [
     "proposals"
    ],
    "parameters": [
     {
      "name": "vorschlag",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The id of a proposal, or a beginning of it of at least four digits.",
       "maxLength": 200,
       "minLength": 1
      }
     },
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ErledigtNeu"
       },
       "example": {
        "pruefung": "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Made.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Vorgangsname"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/operations": {
   "get": {
    "operationId": "operations",
    "summary": "The journal's operations, by name",
    "description": "For: everybody.",
    "tags": [
     "operations"
    ],
    "parameters": [
     {
      "name": "cursor",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "description": "“weiter” of the page before.",
       "maxLength": 300
      }
     },
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 100,
       "description": "How many at most.",
       "default": 50
      }
     }
    ],
    "security": [
     {},
     {
      "key": []
     },
     {
      "password": []
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Vorgaenge"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   },
   "post": {
    "operationId": "submitOperations",
    "summary": "Submits operations, each taken or refused by itself",
    "description": "For: any member.",
    "tags": [
     "operations"
    ],
    "parameters": [
     {
      "name": "Idempotency-Key",
      "in": "header",
      "required": false,
      "schema": {
       "type": "string",
       "description": "The same key gives the same answer again.",
       "pattern": "^[!-~]{1,100}$",
       "examples": [
        "a81b0b5e"
       ]
      }
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/VorgaengeNeu"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Ergebnisse"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "409": {
      "$ref": "#/components/responses/409"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/operations/{vorgang}": {
   "get": {
    "operationId": "operation",
    "summary": "An operation",
    "description": "For: everybody.",
    "tags": [
     "operations"
    ],
    "parameters": [
     {
      "name": "vorgang",
      "in": "path",
      "required": true,
      "schema": {
       "type": "string",
       "description": "The name of an operation.",
       "maxLength": 200,
       "minLength": 1
      }
     }
    ],
    "security": [
     {},
     {
      "key": []
     },
     {
      "password": []
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Vorgang"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  },
  "/api/bundles": {
   "post": {
    "operationId": "applyBundle",
    "summary": "Applies a transport file",
    "description": "For: any member.",
    "tags": [
     "bundles"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/octet-stream": {
       "schema": {
        "type": "string",
        "format": "binary"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Ergebnisse"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/400"
     },
     "401": {
      "$ref": "#/components/responses/401"
     },
     "403": {
      "$ref": "#/components/responses/403"
     },
     "404": {
      "$ref": "#/components/responses/404"
     },
     "405": {
      "$ref": "#/components/responses/405"
     },
     "413": {
      "$ref": "#/components/responses/413"
     },
     "415": {
      "$ref": "#/components/responses/415"
     },
     "422": {
      "$ref": "#/components/responses/422"
     },
     "500": {
      "$ref": "#/components/responses/500"
     },
     "503": {
      "$ref": "#/components/responses/503"
     }
    }
   }
  }
 },
 "components": {
  "schemas": {
   "Problem": {
    "type": "object",
    "description": "A problem detail (RFC 9457). Further members depend on the code.",
    "required": [
     "type",
     "title",
     "status",
     "detail",
     "code"
    ],
    "properties": {
     "type": {
      "type": "string",
      "examples": [
       "urn:allmende:problem:closed"
      ]
     },
     "title": {
      "type": "string"
     },
     "status": {
      "type": "integer"
     },
     "detail": {
      "type": "string",
      "description": "A sentence in the language of Accept-Language."
     },
     "code": {
      "type": "string",
      "description": "A stable word.",
      "examples": [
       "closed"
      ]
     },
     "feld": {
      "type": "string",
      "description": "The member of the request at fault."
     },
     "fehlt": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "A sentence in the language of Accept-Language."
      },
      "description": "What is missing, in sentences."
     },
     "hindernisse": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "A sentence in the language of Accept-Language."
      }
     },
     "ergebnis": {
      "type": [
       "string",
       "null"
      ],
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "zusammenfassung": {
      "$ref": "#/components/schemas/Zusammenfassung"
     }
    },
    "examples": [
     {
      "type": "urn:allmende:problem:closed",
      "title": "Das geht gerade nicht",
      "status": 409,
      "detail": "Der Vorschlag ist schon angenommen oder zurückgezogen; sehen Sie ihn an, es ist nichts mehr zu tun.",
      "code": "closed"
     }
    ]
   },
   "Weiter": {
    "type": [
     "string",
     "null"
    ],
    "description": "Where the next page begins, for `cursor`; null on the last one."
   },
   "Richtlinie": {
    "type": "object",
    "properties": {
     "quorum": {
      "type": "integer",
      "minimum": 0,
      "maximum": 100,
      "description": "So many other organisations must have co-signed."
     },
     "freigabe": {
      "type": "boolean",
      "description": "Whether the steward must have released."
     },
     "signaturen": {
      "type": "boolean",
      "description": "Whether only signed verdicts count."
     },
     "verantwortlich": {
      "type": "object",
      "additionalProperties": {
       "type": "string",
       "description": "The Amtlicher Regionalschlüssel of an organisation.",
       "pattern": "^[0-9]{12}$",
       "examples": [
        "053780004004"
       ]
      },
      "maxProperties": 1000,
      "description": "The organisation that answers for a template, by the template's id."
     }
    },
    "required": [
     "quorum",
     "freigabe",
     "signaturen",
     "verantwortlich"
    ],
    "additionalProperties": false
   },
   "Bibliothek": {
    "type": "object",
    "properties": {
     "bibliothek": {
      "type": [
       "string",
       "null"
      ],
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "titel": {
      "type": "string"
     },
     "hash": {
      "type": "string",
      "enum": [
       "sha1",
       "sha256"
      ]
     },
     "stand": {
      "type": [
       "string",
       "null"
      ],
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "richtlinie": {
      "$ref": "#/components/schemas/Richtlinie"
     },
     "digest": {
      "type": "string",
      "description": "The SHA-256 of what the journal comes to; equal on hubs that agree.",
      "pattern": "^[0-9a-f]{64}$"
     },
     "zahlen": {
      "type": "object",
      "properties": {
       "vorgaenge": {
        "type": "integer",
        "minimum": 0
       },
       "vorschlaege": {
        "type": "integer",
        "minimum": 0
       },
       "offen": {
        "type": "integer",
        "minimum": 0
       },
       "mitglieder": {
        "type": "integer",
        "minimum": 0
       }
      },
      "required": [
       "vorgaenge",
       "vorschlaege",
       "offen",
       "mitglieder"
      ],
      "additionalProperties": false
     }
    },
    "required": [
     "bibliothek",
     "titel",
     "hash",
     "stand",
     "richtlinie",
     "digest",
     "zahlen"
    ],
    "additionalProperties": false
   },
   "Ich": {
    "type": "object",
    "properties": {
     "kennung": {
      "type": "string",
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": "string",
      "description": "The organisation's name."
     },
     "rollen": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "leserin",
        "gast",
        "beitragende",
        "prueferin",
        "moderation",
        "betrieb"
       ]
      }
     },
     "zugang": {
      "type": [
       "string",
       "null"
      ],
      "description": "The short name of the access key."
     }
    },
    "required": [
     "kennung",
     "stelle",
     "name",
     "rollen",
     "zugang"
    ],
    "additionalProperties": false
   },
   "Register": {
    "type": "object",
    "properties": {
     "stand": {
      "type": "string",
      "description": "A day.",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      "examples": [
       "2026-11-27"
      ]
     },
     "quelle": {
      "type": "string"
     },
     "treffer": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "stelle": {
         "type": "string",
         "description": "The Amtlicher Regionalschlüssel of an organisation.",
         "pattern": "^[0-9]{12}$",
         "examples": [
          "053780004004"
         ]
        },
        "name": {
         "type": "string"
        },
        "bezeichnung": {
         "type": "string"
        },
        "anzeige": {
         "type": "string",
         "description": "Enough to tell it from others of its name."
        },
        "art": {
         "type": "string"
        },
        "land": {
         "type": "string"
        },
        "einwohner": {
         "type": "integer",
         "minimum": 0
        },
        "plz": {
         "type": [
          "string",
          "null"
         ]
        }
       },
       "required": [
        "stelle",
        "name",
        "bezeichnung",
        "anzeige",
        "art",
        "land",
        "einwohner",
        "plz"
       ],
       "additionalProperties": false
      },
      "maxItems": 100
     }
    },
    "required": [
     "stand",
     "quelle",
     "treffer"
    ],
    "additionalProperties": false
   },
   "Mitglied": {
    "type": "object",
    "properties": {
     "kennung": {
      "type": "string",
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": "string",
      "description": "The organisation's name."
     },
     "rollen": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "leserin",
        "gast",
        "beitragende",
        "prueferin",
        "moderation",
        "betrieb"
       ]
      }
     },
     "gesperrt": {
      "type": "boolean"
     },
     "schluessel": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "fingerabdruck": {
         "type": "string"
        },
        "bezeichnung": {
         "type": "string"
        },
        "seit": {
         "type": "string",
         "description": "A day.",
         "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
         "examples": [
          "2026-11-27"
         ]
        },
        "widerrufen": {
         "type": [
          "string",
          "null"
         ],
         "description": "A day.",
         "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
         "examples": [
          "2026-11-27"
         ]
        }
       },
       "required": [
        "fingerabdruck",
        "bezeichnung",
        "seit",
        "widerrufen"
       ],
       "additionalProperties": false
      }
     },
     "zugaenge": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "zugang": {
         "type": "string"
        },
        "bezeichnung": {
         "type": "string"
        },
        "angelegt": {
         "type": "string",
         "description": "A day.",
         "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
         "examples": [
          "2026-11-27"
         ]
        },
        "benutzt": {
         "type": [
          "string",
          "null"
         ],
         "description": "A day.",
         "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
         "examples": [
          "2026-11-27"
         ]
        }
       },
       "required": [
        "zugang",
        "bezeichnung",
        "angelegt",
        "benutzt"
       ],
       "additionalProperties": false
      },
      "description": "Access keys; shown to their holder and to operators."
     }
    },
    "required": [
     "kennung",
     "stelle",
     "name",
     "rollen",
     "gesperrt",
     "schluessel",
     "zugaenge"
    ],
    "additionalProperties": false
   },
   "Mitglieder": {
    "type": "object",
    "properties": {
     "mitglieder": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Mitglied"
      },
      "maxItems": 100
     },
     "weiter": {
      "$ref": "#/components/schemas/Weiter"
     }
    },
    "required": [
     "mitglieder",
     "weiter"
    ],
    "additionalProperties": false
   },
   "MitgliedKurz": {
    "type": "object",
    "properties": {
     "kennung": {
      "type": "string",
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": "string",
      "description": "The organisation's name."
     },
     "rollen": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "leserin",
        "gast",
        "beitragende",
        "prueferin",
        "moderation",
        "betrieb"
       ]
      }
     },
     "gesperrt": {
      "type": "boolean"
     }
    },
    "required": [
     "kennung",
     "stelle",
     "name",
     "rollen",
     "gesperrt"
    ],
    "additionalProperties": false
   },
   "Zugang": {
    "type": "object",
    "properties": {
     "kennung": {
      "type": "string",
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": "string",
      "description": "The organisation's name."
     },
     "rollen": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "leserin",
        "gast",
        "beitragende",
        "prueferin",
        "moderation",
        "betrieb"
       ]
      }
     },
     "zugang": {
      "type": "string",
      "description": "The short name of the access key."
     },
     "zugangsschluessel": {
      "type": "string",
      "description": "The access key. It is not shown again."
     }
    },
    "required": [
     "kennung",
     "stelle",
     "name",
     "rollen",
     "zugang",
     "zugangsschluessel"
    ],
    "additionalProperties": false
   },
   "Schluessel": {
    "type": "object",
    "properties": {
     "kennung": {
      "type": "string",
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "fingerabdruck": {
      "type": "string",
      "examples": [
       "SHA256:…"
      ]
     },
     "bezeichnung": {
      "type": "string"
     }
    },
    "required": [
     "kennung",
     "fingerabdruck",
     "bezeichnung"
    ],
    "additionalProperties": false
   },
   "Einladung": {
    "type": "object",
    "properties": {
     "einladung": {
      "type": "string",
      "description": "The short name."
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": "string"
     },
     "rollen": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "leserin",
        "gast",
        "beitragende",
        "prueferin",
        "moderation",
        "betrieb"
       ]
      }
     },
     "angelegt": {
      "type": "string",
      "description": "A day.",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      "examples": [
       "2026-11-27"
      ]
     },
     "bis": {
      "type": "string",
      "description": "A day.",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      "examples": [
       "2026-11-27"
      ]
     },
     "eingeladenVon": {
      "type": [
       "string",
       "null"
      ],
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "code": {
      "type": "string",
      "description": "What the invited person types. It is not shown again."
     }
    },
    "required": [
     "einladung",
     "stelle",
     "name",
     "rollen",
     "angelegt",
     "bis",
     "eingeladenVon"
    ],
    "additionalProperties": false
   },
   "Einladungen": {
    "type": "object",
    "properties": {
     "einladungen": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Einladung"
      },
      "maxItems": 100
     },
     "weiter": {
      "$ref": "#/components/schemas/Weiter"
     }
    },
    "required": [
     "einladungen",
     "weiter"
    ],
    "additionalProperties": false
   },
   "Anmeldung": {
    "type": "object",
    "properties": {
     "anmeldung": {
      "type": "string",
      "pattern": "^[0-9a-f]{10}$"
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": "string"
     },
     "bezeichnung": {
      "type": "string"
     },
     "angelegt": {
      "type": "string",
      "description": "A day.",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      "examples": [
       "2026-11-27"
      ]
     },
     "kennung": {
      "type": [
       "string",
       "null"
      ],
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     }
    },
    "required": [
     "anmeldung",
     "stelle",
     "name",
     "bezeichnung",
     "angelegt",
     "kennung"
    ],
    "additionalProperties": false
   },
   "Anmeldungen": {
    "type": "object",
    "properties": {
     "anmeldungen": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Anmeldung"
      },
      "maxItems": 100
     },
     "weiter": {
      "$ref": "#/components/schemas/Weiter"
     }
    },
    "required": [
     "anmeldungen",
     "weiter"
    ],
    "additionalProperties": false
   },
   "Angemeldet": {
    "type": "object",
    "properties": {
     "anmeldung": {
      "type": "string",
      "pattern": "^[0-9a-f]{10}$"
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": "string"
     },
     "abholung": {
      "type": "string",
      "description": "What fetches the key once an operator has confirmed. It is not shown again."
     }
    },
    "required": [
     "anmeldung",
     "stelle",
     "name",
     "abholung"
    ],
    "additionalProperties": false
   },
   "Zugelassen": {
    "type": "object",
    "properties": {
     "kennung": {
      "type": "string",
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": "string",
      "description": "The organisation's name."
     },
     "rollen": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "leserin",
        "gast",
        "beitragende",
        "prueferin",
        "moderation",
        "betrieb"
       ]
      }
     }
    },
    "required": [
     "kennung",
     "stelle",
     "name",
     "rollen"
    ],
    "additionalProperties": false
   },
   "VorschlagKurz": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "kurz": {
      "type": "string",
      "description": "The first digits."
     },
     "titel": {
      "type": "string"
     },
     "zustand": {
      "type": "string",
      "enum": [
       "offen",
       "angenommen",
       "zurueckgezogen"
      ]
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "von": {
      "type": [
       "string",
       "null"
      ],
      "description": "The organisation's name."
     },
     "kennung": {
      "type": "string",
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "tag": {
      "type": "string",
      "description": "A day.",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      "examples": [
       "2026-11-27"
      ]
     },
     "stand": {
      "type": "string",
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "baum": {
      "type": "string",
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "fassungen": {
      "type": "integer",
      "minimum": 0
     },
     "urteile": {
      "type": "integer",
      "minimum": 0,
      "description": "Verdicts that are not hidden."
     }
    },
    "required": [
     "id",
     "kurz",
     "titel",
     "zustand",
     "stelle",
     "von",
     "kennung",
     "tag",
     "stand",
     "baum",
     "fassungen",
     "urteile"
    ],
    "additionalProperties": false
   },
   "Vorschlaege": {
    "type": "object",
    "properties": {
     "vorschlaege": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/VorschlagKurz"
      },
      "maxItems": 100
     },
     "weiter": {
      "$ref": "#/components/schemas/Weiter"
     }
    },
    "required": [
     "vorschlaege",
     "weiter"
    ],
    "additionalProperties": false
   },
   "Eingereicht": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "kurz": {
      "type": "string"
     },
     "fassung": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "stand": {
      "type": "string",
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "baum": {
      "type": "string",
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     }
    },
    "required": [
     "id",
     "kurz",
     "fassung",
     "stand",
     "baum"
    ],
    "additionalProperties": false
   },
   "Vorlagenaenderung": {
    "type": "object",
    "properties": {
     "pfad": {
      "type": "string"
     },
     "titel": {
      "type": "string"
     },
     "art": {
      "type": "string",
      "enum": [
       "neu",
       "entfernt",
       "geaendert"
      ]
     },
     "folgen": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "A sentence in the language of Accept-Language."
      },
      "description": "What it means for a project."
     },
     "gruppen": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "titel": {
         "type": "string"
        },
        "zeilen": {
         "type": "array",
         "items": {
          "type": "object",
          "properties": {
           "art": {
            "type": "string"
           },
           "knoten": {
            "type": [
             "string",
             "null"
            ]
           },
           "feld": {
            "type": [
             "string",
             "null"
            ]
           },
           "vorher": {
            "type": [
             "string",
             "null"
            ]
           },
           "nachher": {
            "type": [
             "string",
             "null"
            ]
           },
           "satz": {
            "type": "string",
            "description": "A sentence in the language of Accept-Language."
           }
          },
          "required": [
           "art",
           "knoten",
           "feld",
           "vorher",
           "nachher",
           "satz"
          ],
          "additionalProperties": false
         }
        }
       },
       "required": [
        "titel",
        "zeilen"
       ],
       "additionalProperties": false
      }
     }
    },
    "required": [
     "pfad",
     "titel",
     "art",
     "folgen",
     "gruppen"
    ],
    "additionalProperties": false
   },
   "Befund": {
    "type": "object",
    "properties": {
     "pfad": {
      "type": "string"
     },
     "art": {
      "type": "string"
     },
     "schwere": {
      "type": "string"
     },
     "element": {
      "type": [
       "string",
       "null"
      ]
     },
     "feld": {
      "type": [
       "string",
       "null"
      ]
     },
     "satz": {
      "type": "string",
      "description": "A sentence in the language of Accept-Language."
     }
    },
    "required": [
     "pfad",
     "art",
     "schwere",
     "element",
     "feld",
     "satz"
    ],
    "additionalProperties": false
   },
   "Zusammenfassung": {
    "type": "object",
    "properties": {
     "aktuell": {
      "type": [
       "string",
       "null"
      ],
      "description": "The current version that this is about.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "ergebnis": {
      "type": [
       "string",
       "null"
      ],
      "description": "The tree that the current version would have; to be named when accepting.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "zusammengefuehrt": {
      "type": "boolean",
      "description": "Whether the current version has moved on, so that both were put together."
     },
     "verantwortlich": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "The Amtlicher Regionalschlüssel of an organisation.",
       "pattern": "^[0-9]{12}$",
       "examples": [
        "053780004004"
       ]
      },
      "description": "Organisations that answer for the templates it changes."
     },
     "vorlagen": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Vorlagenaenderung"
      }
     },
     "dateien": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "A file outside of templates."
      }
     },
     "befunde": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Befund"
      }
     },
     "offen": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "pfad": {
         "type": "string"
        },
        "anzahl": {
         "type": "integer",
         "minimum": 1
        }
       },
       "required": [
        "pfad",
        "anzahl"
       ],
       "additionalProperties": false
      },
      "description": "Open decisions."
     }
    },
    "required": [
     "aktuell",
     "ergebnis",
     "zusammengefuehrt",
     "verantwortlich",
     "vorlagen",
     "dateien",
     "befunde",
     "offen"
    ],
    "additionalProperties": false
   },
   "Pruefung": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "von": {
      "type": [
       "string",
       "null"
      ]
     },
     "kennung": {
      "type": "string",
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "tag": {
      "type": "string",
      "description": "A day.",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      "examples": [
       "2026-11-27"
      ]
     },
     "urteil": {
      "type": "string",
      "enum": [
       "mitgezeichnet",
       "nachbesserung",
       "hinweis",
       "freigegeben"
      ]
     },
     "fassung": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "signiert": {
      "type": "boolean"
     },
     "verborgen": {
      "type": "boolean"
     },
     "zaehltNicht": {
      "type": [
       "string",
       "null"
      ],
      "description": "Why the verdict does not count; null when it does."
     },
     "text": {
      "type": [
       "string",
       "null"
      ]
     },
     "anmerkungen": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "vorlage": {
         "type": "string"
        },
        "knoten": {
         "type": [
          "string",
          "null"
         ]
        },
        "feld": {
         "type": [
          "string",
          "null"
         ]
        },
        "text": {
         "type": [
          "string",
          "null"
         ]
        }
       },
       "required": [
        "vorlage",
        "knoten",
        "feld",
        "text"
       ],
       "additionalProperties": false
      }
     }
    },
    "required": [
     "id",
     "stelle",
     "von",
     "kennung",
     "tag",
     "urteil",
     "fassung",
     "signiert",
     "verborgen",
     "zaehltNicht",
     "text",
     "anmerkungen"
    ],
    "additionalProperties": false
   },
   "Vorschlag": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "kurz": {
      "type": "string",
      "description": "The first digits."
     },
     "titel": {
      "type": "string"
     },
     "zustand": {
      "type": "string",
      "enum": [
       "offen",
       "angenommen",
       "zurueckgezogen"
      ]
     },
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "von": {
      "type": [
       "string",
       "null"
      ],
      "description": "The organisation's name."
     },
     "kennung": {
      "type": "string",
      "description": "A member's opaque id.",
      "pattern": "^k-[0-9a-f]{10}$",
      "examples": [
       "k-7f3a9c2e51"
      ]
     },
     "tag": {
      "type": "string",
      "description": "A day.",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      "examples": [
       "2026-11-27"
      ]
     },
     "stand": {
      "type": "string",
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "baum": {
      "type": "string",
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "fassungen": {
      "type": "integer",
      "minimum": 0
     },
     "urteile": {
      "type": "integer",
      "minimum": 0,
      "description": "Verdicts that are not hidden."
     },
     "verborgen": {
      "type": "boolean"
     },
     "text": {
      "type": [
       "string",
       "null"
      ]
     },
     "basis": {
      "type": "string",
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "staende": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "fassung": {
         "type": "string",
         "description": "The name of an operation: the SHA-256 of its file.",
         "pattern": "^[0-9a-f]{64}$",
         "examples": [
          "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
         ]
        },
        "kennung": {
         "type": "string",
         "description": "A member's opaque id.",
         "pattern": "^k-[0-9a-f]{10}$",
         "examples": [
          "k-7f3a9c2e51"
         ]
        },
        "tag": {
         "type": "string",
         "description": "A day.",
         "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
         "examples": [
          "2026-11-27"
         ]
        },
        "basis": {
         "type": "string",
         "description": "The name of a Git object.",
         "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
         "examples": [
          "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
         ]
        },
        "stand": {
         "type": "string",
         "description": "The name of a Git object.",
         "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
         "examples": [
          "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
         ]
        },
        "baum": {
         "type": "string",
         "description": "The name of a Git object.",
         "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
         "examples": [
          "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
         ]
        },
        "text": {
         "type": [
          "string",
          "null"
         ]
        }
       },
       "required": [
        "fassung",
        "kennung",
        "tag",
        "basis",
        "stand",
        "baum",
        "text"
       ],
       "additionalProperties": false
      }
     },
     "aktuell": {
      "type": [
       "string",
       "null"
      ],
      "description": "The current version that this is about.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "ergebnis": {
      "type": [
       "string",
       "null"
      ],
      "description": "The tree that the current version would have; to be named when accepting.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "zusammengefuehrt": {
      "type": "boolean",
      "description": "Whether the current version has moved on, so that both were put together."
     },
     "verantwortlich": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "The Amtlicher Regionalschlüssel of an organisation.",
       "pattern": "^[0-9]{12}$",
       "examples": [
        "053780004004"
       ]
      },
      "description": "Organisations that answer for the templates it changes."
     },
     "vorlagen": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Vorlagenaenderung"
      }
     },
     "dateien": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "A file outside of templates."
      }
     },
     "befunde": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Befund"
      }
     },
     "offen": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "pfad": {
         "type": "string"
        },
        "anzahl": {
         "type": "integer",
         "minimum": 1
        }
       },
       "required": [
        "pfad",
        "anzahl"
       ],
       "additionalProperties": false
      },
      "description": "Open decisions."
     },
     "pruefungen": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Pruefung"
      }
     },
     "mitzeichnungen": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "The name of an operation: the SHA-256 of its file.",
       "pattern": "^[0-9a-f]{64}$",
       "examples": [
        "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
       ]
      },
      "description": "Approvals that count."
     },
     "freigaben": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "The name of an operation: the SHA-256 of its file.",
       "pattern": "^[0-9a-f]{64}$",
       "examples": [
        "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
       ]
      },
      "description": "Releases that count."
     },
     "fehlt": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "A sentence in the language of Accept-Language."
      },
      "description": "What is missing until it may be accepted."
     },
     "hindernisse": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "A sentence in the language of Accept-Language."
      },
      "description": "What in its content is in the way; part of “fehlt”."
     },
     "angenommen": {
      "type": [
       "object",
       "null"
      ],
      "properties": {
       "vorgang": {
        "type": "string",
        "description": "The name of an operation: the SHA-256 of its file.",
        "pattern": "^[0-9a-f]{64}$",
        "examples": [
         "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
        ]
       },
       "tag": {
        "type": "string",
        "description": "A day.",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "examples": [
         "2026-11-27"
        ]
       },
       "vorher": {
        "type": "string",
        "description": "The name of a Git object.",
        "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
        "examples": [
         "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
        ]
       },
       "nachher": {
        "type": "string",
        "description": "The name of a Git object.",
        "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
        "examples": [
         "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
        ]
       }
      },
      "required": [
       "vorgang",
       "tag",
       "vorher",
       "nachher"
      ],
      "additionalProperties": false
     },
     "mitNeuererVersionLesbar": {
      "type": "integer",
      "minimum": 0
     }
    },
    "required": [
     "id",
     "kurz",
     "titel",
     "zustand",
     "stelle",
     "von",
     "kennung",
     "tag",
     "stand",
     "baum",
     "fassungen",
     "urteile",
     "verborgen",
     "text",
     "basis",
     "staende",
     "aktuell",
     "ergebnis",
     "zusammengefuehrt",
     "verantwortlich",
     "vorlagen",
     "dateien",
     "befunde",
     "offen",
     "pruefungen",
     "mitzeichnungen",
     "freigaben",
     "fehlt",
     "hindernisse",
     "angenommen",
     "mitNeuererVersionLesbar"
    ],
    "additionalProperties": false
   },
   "Entwurf": {
    "type": "object",
    "properties": {
     "fassung": {
      "type": [
       "string",
       "null"
      ],
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "urteil": {
      "type": [
       "string",
       "null"
      ],
      "enum": [
       "mitgezeichnet",
       "nachbesserung",
       "hinweis",
       "freigegeben",
       null
      ]
     },
     "text": {
      "type": [
       "string",
       "null"
      ]
     },
     "anmerkungen": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "vorlage": {
         "type": "string"
        },
        "knoten": {
         "type": [
          "string",
          "null"
         ]
        },
        "feld": {
         "type": [
          "string",
          "null"
         ]
        },
        "text": {
         "type": [
          "string",
          "null"
         ]
        }
       },
       "required": [
        "vorlage",
        "knoten",
        "feld",
        "text"
       ],
       "additionalProperties": false
      }
     }
    },
    "required": [
     "fassung",
     "urteil",
     "text",
     "anmerkungen"
    ],
    "additionalProperties": false
   },
   "Angenommen": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "stand": {
      "type": "string",
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     }
    },
    "required": [
     "id",
     "stand"
    ],
    "additionalProperties": false
   },
   "Vorgangsname": {
    "type": "object",
    "properties": {
     "vorgang": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     }
    },
    "required": [
     "vorgang"
    ],
    "additionalProperties": false
   },
   "Vorgang": {
    "type": "object",
    "properties": {
     "vorgang": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "art": {
      "type": "string"
     },
     "datei": {
      "type": [
       "string",
       "null"
      ],
      "description": "The file."
     },
     "base64": {
      "type": [
       "string",
       "null"
      ],
      "description": "The file, where JSON would change it."
     },
     "zaehltNicht": {
      "type": [
       "string",
       "null"
      ],
      "description": "Why it does not count; null when it does."
     }
    },
    "required": [
     "vorgang",
     "art",
     "datei",
     "base64"
    ],
    "additionalProperties": false
   },
   "Vorgaenge": {
    "type": "object",
    "properties": {
     "journal": {
      "type": [
       "string",
       "null"
      ],
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "vorgaenge": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Vorgang"
      },
      "maxItems": 100
     },
     "weiter": {
      "$ref": "#/components/schemas/Weiter"
     }
    },
    "required": [
     "journal",
     "vorgaenge",
     "weiter"
    ],
    "additionalProperties": false
   },
   "Ergebnisse": {
    "type": "object",
    "properties": {
     "ergebnisse": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "vorgang": {
         "type": [
          "string",
          "null"
         ],
         "description": "The name of an operation: the SHA-256 of its file.",
         "pattern": "^[0-9a-f]{64}$",
         "examples": [
          "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
         ]
        },
        "ergebnis": {
         "type": "string",
         "enum": [
          "angenommen",
          "bekannt",
          "abgelehnt"
         ]
        },
        "code": {
         "type": [
          "string",
          "null"
         ]
        },
        "satz": {
         "type": [
          "string",
          "null"
         ],
         "description": "A sentence in the language of Accept-Language."
        }
       },
       "required": [
        "vorgang",
        "ergebnis",
        "code",
        "satz"
       ],
       "additionalProperties": false
      },
      "maxItems": 1000
     }
    },
    "required": [
     "ergebnisse"
    ],
    "additionalProperties": false
   },
   "MitgliedNeu": {
    "type": "object",
    "properties": {
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": [
       "string",
       "null"
      ],
      "description": "Where the register has none.",
      "maxLength": 400
     },
     "rollen": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "leserin",
        "gast",
        "beitragende",
        "prueferin",
        "moderation",
        "betrieb"
       ]
      },
      "description": "At least one.",
      "maxItems": 20,
      "minItems": 1
     },
     "bezeichnung": {
      "type": [
       "string",
       "null"
      ],
      "description": "What a key is for; no person's name.",
      "maxLength": 200,
      "examples": [
       "Bauamt"
      ]
     }
    },
    "required": [
     "stelle",
     "rollen"
    ]
   },
   "Rollen": {
    "type": "object",
    "properties": {
     "rollen": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "leserin",
        "gast",
        "beitragende",
        "prueferin",
        "moderation",
        "betrieb"
       ]
      },
      "description": "At least one.",
      "maxItems": 20,
      "minItems": 1
     }
    },
    "required": [
     "rollen"
    ]
   },
   "SchluesselNeu": {
    "type": "object",
    "properties": {
     "schluessel": {
      "type": "string",
      "description": "A public key as one line.",
      "maxLength": 4096,
      "examples": [
       "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI…"
      ]
     },
     "bezeichnung": {
      "type": [
       "string",
       "null"
      ],
      "description": "What a key is for; no person's name.",
      "maxLength": 200,
      "examples": [
       "Bauamt"
      ]
     }
    },
    "required": [
     "schluessel"
    ]
   },
   "EinladungNeu": {
    "type": "object",
    "properties": {
     "stelle": {
      "type": "string",
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "name": {
      "type": [
       "string",
       "null"
      ],
      "maxLength": 400
     },
     "rollen": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "leserin",
        "gast",
        "beitragende",
        "prueferin",
        "moderation",
        "betrieb"
       ]
      },
      "description": "At least one.",
      "maxItems": 20,
      "minItems": 1
     },
     "tage": {
      "type": [
       "integer",
       "null"
      ],
      "minimum": 1,
      "maximum": 30,
      "description": "How long it works."
     }
    },
    "required": [
     "stelle",
     "rollen"
    ]
   },
   "AnmeldungNeu": {
    "type": "object",
    "properties": {
     "einladung": {
      "type": [
       "string",
       "null"
      ],
      "description": "Redeems an invitation.",
      "maxLength": 200
     },
     "abholung": {
      "type": [
       "string",
       "null"
      ],
      "description": "Fetches a key.",
      "maxLength": 200
     },
     "stelle": {
      "type": [
       "string",
       "null"
      ],
      "description": "The Amtlicher Regionalschlüssel of an organisation.",
      "pattern": "^[0-9]{12}$",
      "examples": [
       "053780004004"
      ]
     },
     "bezeichnung": {
      "type": [
       "string",
       "null"
      ],
      "description": "What a key is for; no person's name.",
      "maxLength": 200,
      "examples": [
       "Bauamt"
      ]
     }
    }
   },
   "VorschlagNeu": {
    "type": "object",
    "properties": {
     "titel": {
      "type": "string",
      "minLength": 1,
      "maxLength": 400,
      "examples": [
       "DSFA-Schritt ergänzen"
      ]
     },
     "text": {
      "type": [
       "string",
       "null"
      ],
      "description": "What people write freely, at most 32 KiB.",
      "maxLength": 32768
     },
     "basis": {
      "type": "string",
      "description": "The version that was changed: one of the library, or an earlier one of the proposal.",
      "maxLength": 64,
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "aenderungen": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "pfad": {
         "type": "string",
         "description": "A file below vorlagen/, or bibliothek.json.",
         "maxLength": 1000,
         "examples": [
          "vorlagen/beschaffung/ausschreibung-it/README.md"
         ]
        },
        "inhalt": {
         "type": [
          "string",
          "null"
         ],
         "description": "The whole content; null removes the file."
        },
        "base64": {
         "type": [
          "string",
          "null"
         ],
         "description": "The content in Base64, for what is no text."
        }
       },
       "required": [
        "pfad"
       ]
      },
      "maxItems": 2000,
      "minItems": 1
     }
    },
    "required": [
     "titel",
     "basis",
     "aenderungen"
    ]
   },
   "FassungNeu": {
    "type": "object",
    "properties": {
     "text": {
      "type": [
       "string",
       "null"
      ],
      "description": "What people write freely, at most 32 KiB.",
      "maxLength": 32768
     },
     "basis": {
      "type": "string",
      "description": "The version that was changed: one of the library, or an earlier one of the proposal.",
      "maxLength": 64,
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     },
     "aenderungen": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "pfad": {
         "type": "string",
         "description": "A file below vorlagen/, or bibliothek.json.",
         "maxLength": 1000,
         "examples": [
          "vorlagen/beschaffung/ausschreibung-it/README.md"
         ]
        },
        "inhalt": {
         "type": [
          "string",
          "null"
         ],
         "description": "The whole content; null removes the file."
        },
        "base64": {
         "type": [
          "string",
          "null"
         ],
         "description": "The content in Base64, for what is no text."
        }
       },
       "required": [
        "pfad"
       ]
      },
      "maxItems": 2000,
      "minItems": 1
     }
    },
    "required": [
     "basis",
     "aenderungen"
    ]
   },
   "PruefungNeu": {
    "type": "object",
    "properties": {
     "fassung": {
      "type": [
       "string",
       "null"
      ],
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "urteil": {
      "type": [
       "string",
       "null"
      ],
      "enum": [
       "mitgezeichnet",
       "nachbesserung",
       "hinweis",
       "freigegeben",
       null
      ]
     },
     "text": {
      "type": [
       "string",
       "null"
      ],
      "description": "What people write freely, at most 32 KiB.",
      "maxLength": 32768
     },
     "anmerkungen": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "object",
       "properties": {
        "vorlage": {
         "type": "string",
         "description": "The id of the template.",
         "minLength": 1,
         "maxLength": 32
        },
        "knoten": {
         "type": [
          "string",
          "null"
         ],
         "maxLength": 32
        },
        "feld": {
         "type": [
          "string",
          "null"
         ],
         "maxLength": 100
        },
        "text": {
         "type": [
          "string",
          "null"
         ],
         "description": "What people write freely, at most 32 KiB.",
         "maxLength": 32768
        }
       },
       "required": [
        "vorlage"
       ]
      },
      "maxItems": 200
     },
     "entwurf": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "Publishes the draft that is kept."
     }
    }
   },
   "EntwurfNeu": {
    "type": "object",
    "properties": {
     "fassung": {
      "type": [
       "string",
       "null"
      ],
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "urteil": {
      "type": [
       "string",
       "null"
      ],
      "enum": [
       "mitgezeichnet",
       "nachbesserung",
       "hinweis",
       "freigegeben",
       null
      ]
     },
     "text": {
      "type": [
       "string",
       "null"
      ],
      "description": "What people write freely, at most 32 KiB.",
      "maxLength": 32768
     },
     "anmerkungen": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "object",
       "properties": {
        "vorlage": {
         "type": "string",
         "description": "The id of the template.",
         "minLength": 1,
         "maxLength": 32
        },
        "knoten": {
         "type": [
          "string",
          "null"
         ],
         "maxLength": 32
        },
        "feld": {
         "type": [
          "string",
          "null"
         ],
         "maxLength": 100
        },
        "text": {
         "type": [
          "string",
          "null"
         ],
         "description": "What people write freely, at most 32 KiB.",
         "maxLength": 32768
        }
       },
       "required": [
        "vorlage"
       ]
      },
      "maxItems": 200
     }
    }
   },
   "AnnahmeNeu": {
    "type": "object",
    "properties": {
     "ergebnis": {
      "type": [
       "string",
       "null"
      ],
      "description": "The name of a Git object.",
      "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$",
      "examples": [
       "9d4e1e23bd5b727046a9e3b4b7db57bd8d6ee6845f3b7f1b2f4cb1f9d8b4a5c1"
      ]
     }
    }
   },
   "RuecknahmeNeu": {
    "type": "object",
    "properties": {
     "text": {
      "type": [
       "string",
       "null"
      ],
      "description": "What people write freely, at most 32 KiB.",
      "maxLength": 32768
     }
    }
   },
   "ModerationNeu": {
    "type": "object",
    "properties": {
     "vorgang": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     },
     "massnahme": {
      "type": "string",
      "enum": [
       "verborgen",
       "sichtbar"
      ]
     },
     "grund": {
      "type": "string",
      "enum": [
       "personenbezogen",
       "werbung",
       "beleidigung",
       "sonstiges"
      ]
     }
    },
    "required": [
     "vorgang",
     "massnahme",
     "grund"
    ]
   },
   "ErledigtNeu": {
    "type": "object",
    "properties": {
     "pruefung": {
      "type": "string",
      "description": "The name of an operation: the SHA-256 of its file.",
      "pattern": "^[0-9a-f]{64}$",
      "examples": [
       "3f9a21c07b5d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
      ]
     }
    },
    "required": [
     "pruefung"
    ]
   },
   "VorgaengeNeu": {
    "type": "object",
    "properties": {
     "vorgaenge": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "vorgang": {
         "type": [
          "string",
          "null"
         ],
         "description": "The file of the operation."
        },
        "base64": {
         "type": [
          "string",
          "null"
         ],
         "description": "The same in Base64."
        },
        "texte": {
         "type": [
          "array",
          "null"
         ],
         "items": {
          "type": "string",
          "description": "The file of a text that it names."
         },
         "maxItems": 201
        },
        "karte": {
         "type": [
          "string",
          "null"
         ],
         "description": "The file of the card that it names."
        }
       }
      },
      "maxItems": 1000,
      "minItems": 1
     }
    },
    "required": [
     "vorgaenge"
    ]
   }
  },
  "responses": {
   "400": {
    "description": "The request cannot be understood; in plain text where its target or header fields are broken.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     },
     "text/plain": {
      "schema": {
       "type": "string"
      }
     }
    }
   },
   "401": {
    "description": "An access key is needed, or the one that came is not valid.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    },
    "headers": {
     "WWW-Authenticate": {
      "schema": {
       "type": "string"
      }
     }
    }
   },
   "403": {
    "description": "A role is missing.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "404": {
    "description": "There is no such thing.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "405": {
    "description": "Not with this method.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    },
    "headers": {
     "Allow": {
      "schema": {
       "type": "string"
      }
     }
    }
   },
   "409": {
    "description": "Not at the moment, or not any more; the answer says what to do.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "413": {
    "description": "Too much.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "415": {
    "description": "Another media type is expected.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "422": {
    "description": "It cannot be carried out as it is.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "429": {
    "description": "Too many; try again later.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "500": {
    "description": "The fault is the hub's.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "503": {
    "description": "The hub is busy; try again.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   }
  },
  "securitySchemes": {
   "key": {
    "type": "http",
    "scheme": "bearer",
    "description": "The access key."
   },
   "password": {
    "type": "http",
    "scheme": "basic",
    "description": "The access key as password; the name does not matter."
   }
  }
 }
}

"""#
}
